import { Marigold } from "./marigold.tsx";

/** Fresh print on a table: a poster, cards and a postcard, with the registration marks that printers see. */
export function HeroArt() {
  return (
    <svg viewBox="0 0 560 440" className="hero-art" role="presentation" aria-hidden="true">
      <circle cx="300" cy="220" r="200" fill="var(--tile)" />
      <Registration x={66} y={70} />
      <Registration x={512} y={372} />
      <g transform="rotate(-6 250 200)">
        <rect
          x="134"
          y="44"
          width="222"
          height="300"
          rx="4"
          fill="var(--ink)"
          opacity="0.14"
          transform="translate(6 10)"
        />
        <rect x="134" y="44" width="222" height="300" rx="4" fill="var(--ink)" />
        <Marigold x={245} y={150} r={92} />
        <text x="156" y="292" className="poster-word">
          Bloom.
        </text>
        <rect x="158" y="310" width="84" height="5" rx="2.5" fill="var(--sheet)" opacity="0.6" />
      </g>
      <g transform="rotate(9 410 300)">
        <rect
          x="312"
          y="232"
          width="196"
          height="130"
          rx="4"
          fill="var(--ink)"
          opacity="0.14"
          transform="translate(4 8)"
        />
        <rect x="312" y="232" width="196" height="130" rx="4" fill="var(--sky)" />
        <path
          d="M312 330 L372 276 L414 316 L446 290 L508 344 V358 a4 4 0 0 1 -4 4 H316 a4 4 0 0 1 -4 -4 Z"
          fill="var(--teal)"
        />
        <circle cx="466" cy="268" r="20" fill="var(--marigold)" />
      </g>
      <g transform="translate(-18 22) rotate(-12 160 340)">
        <rect
          x="70"
          y="296"
          width="176"
          height="100"
          rx="5"
          fill="var(--ink)"
          opacity="0.14"
          transform="translate(4 8)"
        />
        <rect x="70" y="296" width="176" height="100" rx="5" fill="var(--sheet)" />
        <rect x="70" y="296" width="40" height="100" fill="var(--coral)" />
        <rect x="126" y="320" width="84" height="7" rx="3.5" fill="var(--ink)" />
        <rect x="126" y="336" width="56" height="5" rx="2.5" fill="var(--ink)" opacity="0.5" />
        <rect x="126" y="364" width="96" height="5" rx="2.5" fill="var(--ink)" opacity="0.5" />
      </g>
      <g transform="translate(430 64)">
        {["var(--process-cyan)", "var(--process-magenta)", "var(--process-yellow)", "var(--ink)"].map(
          (fill, index) => (
            <rect key={fill} x={index * 22} y="0" width="22" height="22" fill={fill} />
          ),
        )}
      </g>
    </svg>
  );
}

function Registration({ x, y }: { readonly x: number; readonly y: number }) {
  return (
    <g transform={`translate(${x} ${y})`} stroke="var(--ink)" strokeWidth="1.4" fill="none" opacity="0.55">
      <circle r="11" />
      <circle r="5" />
      <path d="M-19 0 H19 M0 -19 V19" />
    </g>
  );
}
