export type MenuEntry = { readonly to: string; readonly label: string };

/** The menu of the admin, in the order people know it. */
export const menu = [
  { to: "/admin", label: "Dashboard" },
  { to: "/admin/orders", label: "Orders" },
  { to: "/admin/transfers", label: "4over Orders Transfer" },
  { to: "/admin/products", label: "Products" },
  { to: "/admin/sync", label: "Catalogue sync" },
  { to: "/admin/summary", label: "Sync Summary" },
  { to: "/admin/settings", label: "Settings" },
  { to: "/admin/doctor", label: "Setup doctor" },
] as const satisfies readonly MenuEntry[];

export const settingsMenu = [
  { to: "/admin/settings/general", label: "General" },
  { to: "/admin/settings/feed", label: "RSS feed" },
  { to: "/admin/settings/markup", label: "Markup" },
  { to: "/admin/settings/statuses", label: "Import Status" },
  { to: "/admin/settings/addresses", label: "Shipping Addresses" },
  { to: "/admin/settings/payment", label: "Payment Profiles" },
  { to: "/admin/settings/transfer", label: "Transfer" },
  { to: "/admin/settings/schedules", label: "Schedules" },
  { to: "/admin/settings/stores", label: "Stores" },
  { to: "/admin/settings/users", label: "Users" },
  { to: "/admin/settings/notifications", label: "Notifications" },
  { to: "/admin/settings/webhooks", label: "Webhooks" },
  { to: "/admin/settings/api-keys", label: "API keys" },
] as const satisfies readonly MenuEntry[];

/** The menu entry that a path belongs to: the longest that it begins with. */
export function currentEntry(pathname: string): (typeof menu)[number] | undefined {
  return menu
    .filter(({ to }) => pathname === to || (to !== "/admin" && pathname.startsWith(`${to}/`)))
    .toSorted((a, b) => b.to.length - a.to.length)[0];
}
