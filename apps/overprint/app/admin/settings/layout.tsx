import { Box, NavLink, ScrollArea, Stack, Tabs } from "@mantine/core";
import { Outlet, NavLink as RouterLink, useLocation, useNavigate } from "react-router";
import { settingsMenu } from "../menu.ts";

export default function SettingsLayout() {
  const { pathname } = useLocation();
  const navigate = useNavigate();
  const current = settingsMenu.find(({ to }) => pathname.startsWith(to))?.to ?? null;
  return (
    <Box className="settings">
      <ScrollArea type="never" hiddenFrom="md" mb="md">
        <Tabs value={current} onChange={(to) => to && navigate(to)}>
          <Tabs.List style={{ flexWrap: "nowrap" }} aria-label="Settings">
            {settingsMenu.map(({ to, label }) => (
              <Tabs.Tab key={to} value={to}>
                {label}
              </Tabs.Tab>
            ))}
          </Tabs.List>
        </Tabs>
      </ScrollArea>
      <Box style={{ display: "flex", gap: "var(--mantine-spacing-xl)", alignItems: "flex-start" }}>
        <Stack
          gap={2}
          w={190}
          visibleFrom="md"
          component="nav"
          aria-label="Settings"
          style={{ flexShrink: 0 }}
        >
          {settingsMenu.map(({ to, label }) => (
            <NavLink key={to} component={RouterLink} to={to} label={label} active={current === to} py={6} />
          ))}
        </Stack>
        <Box style={{ flex: 1, minWidth: 0 }}>
          <Outlet />
        </Box>
      </Box>
    </Box>
  );
}
