const hidden = "[hidden]";

/** Names whose values no log may hold: credentials, cards, people. Compared without case, dashes and underscores. */
const secretNames =
  /^(.*password.*|.*secret.*|.*token|.*apikey.*|.*privatekey|signature|authorization|cookie|setcookie|.*email.*|phone|fax|address\d?|street\d?|firstname|lastname|shipto|shipfrom|recipient|cardnumber|accountnumber|ccv|cvv|query)$/;

const isSecretName = (name: string) => secretNames.test(name.toLowerCase().replace(/[-_ ]/g, ""));

/** Hides keys, signatures, tokens, e-mail addresses and the query of every URL in a text. */
export function redactedText(text: string): string {
  return text
    .replace(/(\b[a-z][a-z0-9+.-]*:\/\/)[^\s/@"']*@/gi, `$1${hidden}@`)
    .replace(/(\/[^\s?"'<>]*)\?[^\s"'<>)]+/g, `$1?${hidden}`)
    .replace(/\b(API|Bearer|Basic)\s+[\w.~+/:=-]{8,}/g, `$1 ${hidden}`)
    .replace(
      /\b((?:api_?key|signature|token|secret|password|profile_token|id_token|cookie)["']?\s*[=:]\s*["']?)[^\s&"',;]+/gi,
      `$1${hidden}`,
    )
    .replace(/[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g, hidden);
}

/** The same for any value that is logged: fields by their names, texts by what is in them, errors with their causes. */
export function redactedValue(value: unknown, depth = 0): unknown {
  if (typeof value === "string") return redactedText(value);
  if (typeof value !== "object" || value === null) return value;
  if (depth > 6) return "[deep]";
  if (value instanceof Error) return redactedError(value, depth);
  if (value instanceof Date) return value;
  if (value instanceof URL) return redactedText(value.href);
  if (ArrayBuffer.isView(value)) return "[bytes]";
  if (Array.isArray(value)) return value.slice(0, 50).map((item) => redactedValue(item, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [
      name,
      isSecretName(name) && item !== null && item !== undefined ? hidden : redactedValue(item, depth + 1),
    ]),
  );
}

function redactedError(error: Error, depth: number): unknown {
  const { name, message, stack, cause, ...fields } = error as Error & Record<string, unknown>;
  return {
    type: name,
    message: redactedText(message),
    stack: redactedText(stack ?? ""),
    ...(redactedValue({ ...fields }, depth + 1) as object),
    ...(cause === undefined ? {} : { cause: redactedValue(cause, depth + 1) }),
  };
}
