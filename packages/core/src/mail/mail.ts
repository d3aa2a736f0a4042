/** One mail to one person. `text` is what everyone can read; `html` is the same for those who prefer it. */
export type Mail = {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string | null;
  /** What it was about, so that it can be found again: `order:1042`. */
  readonly about: string | null;
};

/** `location` says where it can be read when it went into a folder instead of the network. */
export type SentMail = { readonly messageId: string; readonly location: string | null };

/**
 * Sends mail: over SMTP when the shop has configured it, otherwise into a folder that the admin can open. A mail
 * that could not be handed over throws a fault; whether it was read nobody knows.
 */
export type Mailer = { readonly send: (mail: Mail) => Promise<SentMail> };
