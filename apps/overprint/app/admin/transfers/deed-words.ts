/** What was done, in words; an action without any is named as it is kept. */
const said: Readonly<{ [action: string]: string }> = {
  "transfer.mapping-saved": "Step 1 confirmed: 4over product",
  "transfer.artwork-saved": "Step 2 confirmed: artwork",
  "transfer.shipping-saved": "Step 3 saved: shipping and payment",
  "transfer.margin-saved": "Transfer below the margin limit allowed",
  "transfer.claimed": "Taken for sending to 4over",
  "transfer.job-placed": "4over took job",
  "transfer.job-refused": "4over refused job",
  "transfer.job-in-doubt": "In doubt: job",
  "transfer.files-attached": "Files attached to job",
  "transfer.files-refused": "4over did not take the files of job",
  "transfer.files-in-doubt": "Not known whether 4over took the files of job",
  "transfer.job-cancelled": "4over cancelled job",
  "transfer.held": "Held",
  "transfer.released": "Released",
  "transfer.reprint-begun": "Reprint prepared",
  "transfer.cancel-refused": "4over did not cancel job",
  "transfer.cancel-in-doubt": "Not known whether 4over cancelled job",
};

/** What was done in the transfer of an order, for its timelines; a job's id follows. */
export function deedWords(action: string): string {
  const text = said[action] ?? action.replace("transfer.", "").replaceAll("-", " ");
  return text.charAt(0).toUpperCase() + text.slice(1);
}
