import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

/** A mail as it lies in the folder. `at` is ISO; `name` finds it again. */
export type KeptMail = {
  readonly name: string;
  readonly at: string;
  readonly to: string;
  readonly subject: string;
  readonly about: string | null;
};

/** Only names that we give: no folders, no dots in front. */
export const isMailName = (name: string): boolean => /^\d{4}-\d\d-\d\dT[\d.Z-]+-[0-9a-f]{8}\.eml$/.test(name);

/** The newest mails of the folder, newest first; `about` keeps those of one subject. */
export async function listKeptMails(
  folder: string,
  { limit, about = null }: { readonly limit: number; readonly about?: string | null },
): Promise<readonly KeptMail[]> {
  const names = await readdir(folder).catch(noFolderYet);
  const newest = names.filter(isMailName).sort().reverse();
  const mails: KeptMail[] = [];
  for (const name of newest) {
    if (mails.length >= limit) break;
    const mail = headOf(name, await readFile(join(folder, name), "utf8"));
    if (about === null || mail.about === about) mails.push(mail);
  }
  return mails;
}

/** The mail as it would travel (RFC 5322), or `null` when there is none of that name. */
export async function readKeptMail(folder: string, name: string): Promise<string | null> {
  if (!isMailName(name)) return null;
  return readFile(join(folder, name), "utf8").catch(() => null);
}

function noFolderYet(error: NodeJS.ErrnoException): string[] {
  if (error.code === "ENOENT") return [];
  throw error;
}

function headOf(name: string, source: string): KeptMail {
  const head = source.slice(0, source.indexOf("\n\n")).replace(/\n[ \t]+/g, " ");
  const header = (field: string) => new RegExp(`^${field}: (.*)$`, "im").exec(head)?.[1]?.trim() ?? null;
  return {
    name,
    at: new Date(header("Date") ?? 0).toISOString(),
    to: header("To") ?? "",
    subject: decodeWords(header("Subject") ?? ""),
    about: header("X-Overprint-About"),
  };
}

/** Encoded words of a header (RFC 2047) as text. */
function decodeWords(text: string): string {
  return text
    .replace(/\?=\s+=\?/g, "?==?")
    .replace(/=\?UTF-8\?([BQ])\?([^?]*)\?=/gi, (_, how: string, word: string) =>
      how.toUpperCase() === "B" ? Buffer.from(word, "base64").toString("utf8") : decodeQuoted(word),
    );
}

function decodeQuoted(word: string): string {
  const latin = word
    .replaceAll("_", " ")
    .replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(latin, "latin1").toString("utf8");
}
