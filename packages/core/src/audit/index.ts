/** What a person, a schedule or the printer changed. `actor`: `"jane@shop.example"`, `"schedule"`, `"4over"`. */
export type AuditEntry = {
  readonly actor: string;
  /** Subject and verb: `transfer.sent`, `settings.changed`. */
  readonly action: string;
  readonly subject: { readonly kind: string; readonly id: string };
  /** The order it belongs to, for the order's timeline. */
  readonly orderId?: string | null;
  readonly before?: unknown;
  readonly after?: unknown;
  readonly requestId?: string | null;
};

/** An entry as it was kept; `before` and `after` are redacted, `at` is ISO. */
export type KeptAuditEntry = Required<AuditEntry> & { readonly id: number; readonly at: string };
