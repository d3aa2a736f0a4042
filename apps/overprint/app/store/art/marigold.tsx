/** The shop's flower: eight petals that overprint where they meet. Drawn around the origin with radius 1. */
export function Marigold({ x, y, r, tone = "full" }: MarigoldProps) {
  const petals = Array.from({ length: 8 }, (_, index) => index * 45);
  const fills = tone === "full" ? ["var(--marigold)", "var(--coral)"] : ["currentColor", "currentColor"];
  return (
    <g transform={`translate(${x} ${y}) scale(${r})`} style={{ isolation: "isolate" }}>
      {petals.map((angle, index) => (
        <ellipse
          key={angle}
          cx="0"
          cy="-0.55"
          rx="0.3"
          ry="0.45"
          transform={`rotate(${angle})`}
          fill={fills[index % 2]}
          opacity={tone === "full" ? 0.92 : 0.5}
          style={{ mixBlendMode: tone === "full" ? "multiply" : "normal" }}
        />
      ))}
      <circle r="0.26" fill={tone === "full" ? "var(--eye, #241a33)" : "currentColor"} />
    </g>
  );
}

type MarigoldProps = {
  readonly x: number;
  readonly y: number;
  readonly r: number;
  readonly tone?: "full" | "plain";
};

/** The logo: the flower and the name, set in the shop's own letters. */
export function ShopLogo({ name }: { readonly name: string }) {
  return (
    <span className="logo">
      <svg viewBox="-1.1 -1.1 2.2 2.2" width="38" height="38" aria-hidden="true">
        <Marigold x={0} y={0} r={1} />
      </svg>
      <span>{name}</span>
    </span>
  );
}
