/** The first order of a new shop. Four digits from the start, so that nobody sees how young the shop is. */
export const firstOrderNumber = 1001;

/** The number people quote for the `count`-th order of a store, counted from zero: `"1001"`, `"1002"`... */
export const orderNumber = (count: number): string => String(firstOrderNumber + count);

/**
 * Whether a text can be the unguessable part of an order page's address: 22 or more characters of base64url,
 * which is 128 bits and more.
 */
export const isAccessKey = (text: string): boolean => /^[A-Za-z0-9_-]{22,64}$/.test(text);
