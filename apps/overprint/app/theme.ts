import { createTheme, type MantineColorsTuple } from "@mantine/core";

/** Cyan over magenta: the blue that two inks make where they overprint. */
const ink: MantineColorsTuple = [
  "#eef0ff",
  "#dcdffa",
  "#b5baf0",
  "#8c94e7",
  "#6973df",
  "#535edb",
  "#4753da",
  "#3944c2",
  "#303cae",
  "#24329a",
];

/** The admin's look. The front store brings its own. */
export const theme = createTheme({
  primaryColor: "ink",
  primaryShade: { light: 7, dark: 4 },
  colors: { ink },
  components: { NavLink: { styles: { root: { borderRadius: "var(--mantine-radius-md)" } } } },
  defaultRadius: "md",
  cursorType: "pointer",
  fontFamily:
    'Inter, ui-sans-serif, system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif',
  fontFamilyMonospace: 'ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", monospace',
  headings: {
    fontWeight: "650",
    sizes: { h1: { fontSize: "1.6rem" }, h2: { fontSize: "1.2rem" }, h3: { fontSize: "1.05rem" } },
  },
});
