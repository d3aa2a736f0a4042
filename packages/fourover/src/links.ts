const prefixes = /^\/(?:printproducts|orders|organizations|users|files|jobs)\//;

/**
 * The path of a link that 4over put into an answer, to be asked for on our own base. Links name other hosts (internal
 * ones too), `http://`, and an `/app.php` prefix, so none is followed as it stands.
 *
 * @returns the path without query, or `null` when the link leads nowhere in this API
 * @source observed by public clients (section "Transport" of the contract notes): links on `dev-api`, `/app.php/`, `http://10.x`
 */
export function pathOfLink(link: string): string | null {
  const path = URL.parse(link, "https://api.4over.com")?.pathname.replace(/^\/app(?:_dev)?\.php(?=\/)/, "");
  return path && prefixes.test(path) ? path : null;
}
