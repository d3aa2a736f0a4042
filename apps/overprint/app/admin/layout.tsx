import { ActionIcon, AppShell, Burger, Group, NavLink, useMantineColorScheme } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import {
  IconArrowsTransferUp,
  IconBox,
  IconGauge,
  IconListDetails,
  IconMoonStars,
  IconReceipt,
  IconRefresh,
  IconSettings,
  IconStethoscope,
} from "@tabler/icons-react";
import { Link, Outlet, useLocation } from "react-router";
import { overprintContext } from "#server/contexts.ts";
import { Logo } from "../components/logo.tsx";
import { ModeBadge } from "../components/mode-badge.tsx";
import { PageFailed } from "../components/page-failed.tsx";
import type { Route } from "./+types/layout";
import { currentEntry, menu } from "./menu.ts";

export async function loader({ context }: Route.LoaderArgs) {
  const overprint = context.get(overprintContext);
  return { mode: await overprint.mode() };
}

const icons = {
  "/admin": IconGauge,
  "/admin/orders": IconReceipt,
  "/admin/transfers": IconArrowsTransferUp,
  "/admin/products": IconBox,
  "/admin/sync": IconRefresh,
  "/admin/summary": IconListDetails,
  "/admin/settings": IconSettings,
  "/admin/doctor": IconStethoscope,
} as const satisfies Record<(typeof menu)[number]["to"], unknown>;

export default function AdminLayout({ loaderData }: Route.ComponentProps) {
  const [opened, { toggle, close }] = useDisclosure();
  const current = currentEntry(useLocation().pathname);
  return (
    <AppShell
      header={{ height: 56 }}
      navbar={{ width: 232, breakpoint: "sm", collapsed: { mobile: !opened } }}
      padding={{ base: "md", sm: "lg" }}
    >
      <a className="skip-link" href="#content">
        Skip to content
      </a>
      <AppShell.Header>
        <Group h="100%" px="md" justify="space-between" wrap="nowrap">
          <Group gap="sm" wrap="nowrap">
            <Burger opened={opened} onClick={toggle} hiddenFrom="sm" size="sm" aria-label="Menu" />
            <Link to="/admin" style={{ color: "inherit", textDecoration: "none" }}>
              <Logo />
            </Link>
          </Group>
          <Group gap="sm" wrap="nowrap">
            <ModeBadge mode={loaderData.mode} />
            <ColorSchemeToggle />
          </Group>
        </Group>
      </AppShell.Header>
      <AppShell.Navbar p="xs">
        <nav aria-label="Admin">
          {menu.map(({ to, label }) => {
            const Icon = icons[to];
            return (
              <NavLink
                key={to}
                component={Link}
                to={to}
                label={label}
                leftSection={<Icon size={18} stroke={1.6} aria-hidden />}
                active={current?.to === to}
                aria-current={current?.to === to ? "page" : undefined}
                onClick={close}
              />
            );
          })}
        </nav>
      </AppShell.Navbar>
      <AppShell.Main id="content">
        <Outlet />
      </AppShell.Main>
    </AppShell>
  );
}

function ColorSchemeToggle() {
  const { toggleColorScheme } = useMantineColorScheme();
  return (
    <ActionIcon variant="default" size="lg" onClick={toggleColorScheme} aria-label="Switch light and dark">
      <IconMoonStars size={18} stroke={1.6} />
    </ActionIcon>
  );
}

export function ErrorBoundary() {
  return <PageFailed home="/admin" />;
}
