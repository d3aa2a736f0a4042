export * from "./person.ts";
export * from "./sign-in-limit.ts";
