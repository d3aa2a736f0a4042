export { redactedText, redactedValue } from "./redact.ts";
