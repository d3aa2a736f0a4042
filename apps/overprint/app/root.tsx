import "@mantine/core/styles.css";
import "@mantine/charts/styles.css";
import "@mantine/dates/styles.css";
import "@mantine/dropzone/styles.css";
import "@mantine/notifications/styles.css";
import "./app.css";
import { ColorSchemeScript, MantineProvider, mantineHtmlProps } from "@mantine/core";
import { Notifications } from "@mantine/notifications";
import { type ReactNode, useContext, useEffect } from "react";
import { Links, type LinksFunction, Meta, Outlet, Scripts, ScrollRestoration } from "react-router";
import { NonceContext } from "./components/nonce.tsx";
import { PageFailed } from "./components/page-failed.tsx";
import { theme } from "./theme.ts";

export const links: LinksFunction = () => [{ rel: "icon", href: "/overprint.svg", type: "image/svg+xml" }];

export function Layout({ children }: { readonly children: ReactNode }) {
  const nonce = useContext(NonceContext);
  // Says to whoever drives the page that its scripts have taken over: from here a click or a key is not lost.
  useEffect(() => {
    document.documentElement.dataset.ready = "yes";
  }, []);
  return (
    <html lang="en" {...mantineHtmlProps}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <ColorSchemeScript defaultColorScheme="auto" {...(nonce ? { nonce } : {})} suppressHydrationWarning />
        <Meta />
        <Links />
      </head>
      <body>
        <MantineProvider theme={theme} defaultColorScheme="auto">
          <Notifications position="bottom-right" />
          {children}
        </MantineProvider>
        <ScrollRestoration />
        <Scripts />
      </body>
    </html>
  );
}

export default function Root() {
  return <Outlet />;
}

export function ErrorBoundary() {
  return <PageFailed home="/" />;
}
