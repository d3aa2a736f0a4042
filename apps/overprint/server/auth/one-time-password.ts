import { randomInt } from "node:crypto";

/** Without letters and digits that are mistaken for one another. */
const signs = "abcdefghjkmnpqrstuvwxyz23456789";

/** `k7mq-x4tz-9hwa-pd3e`: 79 bits, easy to type from a terminal or a note. */
export function oneTimePassword(): string {
  const group = () => Array.from({ length: 4 }, () => signs[randomInt(signs.length)]).join("");
  return Array.from({ length: 4 }, group).join("-");
}
