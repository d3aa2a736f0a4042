import {
  ActionIcon,
  AppShell,
  Avatar,
  Box,
  Burger,
  Group,
  Menu,
  NavLink,
  Text,
  UnstyledButton,
  useMantineColorScheme,
} from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { timeZoneSetting } from "@overprint/core/settings";
import {
  IconArrowsTransferUp,
  IconBox,
  IconBuildingStore,
  IconGauge,
  IconListDetails,
  IconLogout,
  IconMoonStars,
  IconReceipt,
  IconRefresh,
  IconSettings,
  IconStethoscope,
  IconUserCircle,
} from "@tabler/icons-react";
import { Form, Link, Outlet, useLocation } from "react-router";
import { person, requireSession } from "#server/auth/guard.ts";
import { overprintContext } from "#server/contexts.ts";
import { Logo, LogoMark } from "../components/logo.tsx";
import { ModeBadge } from "../components/mode-badge.tsx";
import { TimeContext } from "../components/moment.tsx";
import { PageFailed } from "../components/page-failed.tsx";
import { ProNotice } from "../components/pro-notice.tsx";
import type { Route } from "./+types/layout";
import { currentEntry, menu } from "./menu.ts";
import { proModuleAt } from "./pro-modules.ts";

export const middleware: Route.MiddlewareFunction[] = [requireSession];

export async function loader({ context }: Route.LoaderArgs) {
  const { mode, settings, clock, printer } = context.get(overprintContext);
  const access = await printer();
  const { name, email, role } = person(context);
  return {
    mode: await mode(),
    withoutApi: access.ok ? null : { reason: access.problem.reason, doNext: access.problem.doNext },
    who: { name, email, role },
    time: { timeZone: await settings.get(timeZoneSetting), now: clock.now().toISOString() },
  };
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
  const { pathname } = useLocation();
  const current = currentEntry(pathname);
  const proModule = loaderData.withoutApi ? proModuleAt(pathname) : undefined;
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
              <Box visibleFrom="xs">
                <Logo />
              </Box>
              <Box hiddenFrom="xs">
                <LogoMark />
              </Box>
            </Link>
          </Group>
          <Group gap="sm" wrap="nowrap">
            <ModeBadge mode={loaderData.mode} />
            <ColorSchemeToggle />
            <PersonMenu {...loaderData.who} />
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
        <TimeContext value={loaderData.time}>
          {loaderData.withoutApi && proModule ? (
            <ProNotice module={proModule} {...loaderData.withoutApi} />
          ) : null}
          <Outlet />
        </TimeContext>
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

function PersonMenu({
  name,
  email,
  role,
}: {
  readonly name: string;
  readonly email: string;
  readonly role: string;
}) {
  return (
    <Menu position="bottom-end" width={230}>
      <Menu.Target>
        <UnstyledButton aria-label={`Signed in as ${name}`}>
          <Avatar name={name} color="initials" size={34} radius="xl" />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          <Text size="sm" fw={600} truncate>
            {name}
          </Text>
          <Text size="xs" truncate>
            {email} · {role}
          </Text>
        </Menu.Label>
        <Menu.Item
          component={Link}
          to="/admin/account"
          leftSection={<IconUserCircle size={16} aria-hidden />}
        >
          Your account
        </Menu.Item>
        <Menu.Item component="a" href="/" leftSection={<IconBuildingStore size={16} aria-hidden />}>
          Front store
        </Menu.Item>
        <Menu.Divider />
        <Form method="post" action="/admin/sign-out">
          <Menu.Item type="submit" leftSection={<IconLogout size={16} aria-hidden />}>
            Sign out
          </Menu.Item>
        </Form>
      </Menu.Dropdown>
    </Menu>
  );
}

export function ErrorBoundary() {
  return <PageFailed home="/admin" />;
}
