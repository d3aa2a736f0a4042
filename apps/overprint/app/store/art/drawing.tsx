import type { Picture } from "@overprint/core/storefront";
import type { ReactNode } from "react";
import { Marigold } from "./marigold.tsx";

/** A product type, drawn. Colours come from the shop's own palette, so that every drawing belongs to it. */
export function Drawing({ picture }: { readonly picture: Picture }) {
  return (
    <svg viewBox="0 0 240 170" className="drawing" role="presentation" aria-hidden="true">
      <ellipse cx="120" cy="152" rx="84" ry="8" fill="var(--ink)" opacity="0.08" />
      {drawings[picture]}
    </svg>
  );
}

type Box = { readonly x: number; readonly y: number; readonly w: number; readonly h: number };

/** A sheet of paper; `turn` in degrees around its middle. */
function Sheet({
  x,
  y,
  w,
  h,
  turn = 0,
  fill = "var(--sheet)",
  round = 3,
  children,
}: Box & {
  readonly turn?: number;
  readonly fill?: string;
  readonly round?: number;
  readonly children?: ReactNode;
}) {
  return (
    <g transform={`rotate(${turn} ${x + w / 2} ${y + h / 2})`}>
      <rect x={x + 2} y={y + 4} width={w} height={h} rx={round} fill="var(--ink)" opacity="0.12" />
      <rect x={x} y={y} width={w} height={h} rx={round} fill={fill} stroke="var(--ink)" strokeWidth="1.6" />
      {children}
    </g>
  );
}

/** Lines of text, as they look from afar. */
function Lines({ x, y, widths, gap = 8, tone = "var(--ink)" }: LinesProps) {
  return (
    <g fill={tone} opacity="0.55">
      {widths
        .map((width, index) => ({ width, top: y + index * gap }))
        .map(({ width, top }) => (
          <rect key={top} x={x} y={top} width={width} height="3" rx="1.5" />
        ))}
    </g>
  );
}

type LinesProps = {
  readonly x: number;
  readonly y: number;
  readonly widths: readonly number[];
  readonly gap?: number;
  readonly tone?: string;
};

const Band = ({ x, y, w, h, fill }: Box & { readonly fill: string }) => (
  <rect x={x} y={y} width={w} height={h} fill={fill} />
);

const drawings: Readonly<Record<Picture, ReactNode>> = {
  "business-card": (
    <>
      <Sheet x={84} y={30} w={112} h={64} turn={9} fill="var(--teal)">
        <Marigold x={140} y={62} r={20} />
      </Sheet>
      <Sheet x={42} y={66} w={118} h={68} turn={-7}>
        <Band x={42.8} y={66.8} w={26} h={66.4} fill="var(--marigold)" />
        <Lines x={80} y={84} widths={[52, 34]} gap={9} />
        <Lines x={80} y={112} widths={[62, 46]} gap={8} tone="var(--coral)" />
      </Sheet>
    </>
  ),
  postcard: (
    <>
      <Sheet x={78} y={26} w={126} h={84} turn={8} fill="var(--sky)">
        <path d="M79 92 L118 58 L146 84 L166 68 L203 98 V109 H79 Z" fill="var(--teal)" opacity="0.8" />
        <circle cx="178" cy="50" r="12" fill="var(--marigold)" />
      </Sheet>
      <Sheet x={36} y={56} w={126} h={84} turn={-6}>
        <line x1="106" y1="66" x2="106" y2="130" stroke="var(--ink)" strokeWidth="1.2" opacity="0.5" />
        <Lines x={46} y={72} widths={[46, 50, 38, 44, 26]} gap={10} />
        <rect
          x="132"
          y="66"
          width="20"
          height="24"
          fill="none"
          stroke="var(--coral)"
          strokeWidth="2"
          strokeDasharray="3 2"
        />
        <Lines x={114} y={104} widths={[38, 30, 34]} gap={9} />
      </Sheet>
    </>
  ),
  flyer: (
    <>
      <Sheet x={104} y={18} w={88} h={118} turn={8} fill="var(--marigold)">
        <Lines x={116} y={34} widths={[56, 40]} gap={10} />
      </Sheet>
      <Sheet x={56} y={20} w={90} h={122} turn={-5}>
        <Band x={56.8} y={20.8} w={88.4} h={56} fill="var(--coral)" />
        <Marigold x={101} y={50} r={24} />
        <Lines x={68} y={88} widths={[66, 58, 62, 40]} gap={9} />
        <rect x="68" y="126" width="34" height="9" rx="4.5" fill="var(--teal)" />
      </Sheet>
    </>
  ),
  brochure: (
    <>
      <path d="M46 40 L98 28 V134 L46 146 Z" fill="var(--sheet)" stroke="var(--ink)" strokeWidth="1.6" />
      <path d="M98 28 L146 42 V148 L98 134 Z" fill="var(--sky)" stroke="var(--ink)" strokeWidth="1.6" />
      <path
        d="M146 42 L198 28 V134 L146 148 Z"
        fill="var(--marigold)"
        stroke="var(--ink)"
        strokeWidth="1.6"
      />
      <Lines x={54} y={62} widths={[34, 28, 34, 22]} gap={11} />
      <Marigold x={122} y={88} r={20} />
      <Lines x={156} y={60} widths={[34, 26]} gap={11} />
      <circle cx="172" cy="106" r="13" fill="var(--coral)" />
    </>
  ),
  "door-hanger": (
    <Sheet x={88} y={12} w={66} h={134} turn={4} round={8}>
      <circle cx="121" cy="40" r="17" fill="var(--tile)" stroke="var(--ink)" strokeWidth="1.6" />
      <Band x={88.8} y={70} w={64.4} h={42} fill="var(--teal)" />
      <Marigold x={121} y={91} r={16} />
      <Lines x={98} y={122} widths={[46, 34]} gap={9} />
    </Sheet>
  ),
  poster: (
    <Sheet x={72} y={10} w={98} h={136} turn={-3} fill="var(--ink)">
      <Marigold x={121} y={62} r={40} />
      <Lines x={86} y={116} widths={[70, 50]} gap={10} tone="var(--sheet)" />
    </Sheet>
  ),
  banner: (
    <>
      <path
        d="M36 44 C90 58 150 30 206 46 V112 C150 98 92 126 36 110 Z"
        fill="var(--coral)"
        stroke="var(--ink)"
        strokeWidth="1.6"
      />
      <circle cx="44" cy="52" r="3" fill="var(--sheet)" />
      <circle cx="198" cy="53" r="3" fill="var(--sheet)" />
      <circle cx="44" cy="104" r="3" fill="var(--sheet)" />
      <circle cx="198" cy="104" r="3" fill="var(--sheet)" />
      <Marigold x={82} y={80} r={22} />
      <Lines x={116} y={70} widths={[68, 52]} gap={13} tone="var(--sheet)" />
    </>
  ),
  sign: (
    <>
      <path d="M96 142 L108 66 M146 142 L134 66" stroke="var(--ink)" strokeWidth="5" strokeLinecap="round" />
      <Sheet x={66} y={22} w={110} h={82} fill="var(--teal)" round={5}>
        <Marigold x={96} y={62} r={20} />
        <Lines x={124} y={52} widths={[40, 32, 24]} gap={10} tone="var(--sheet)" />
      </Sheet>
    </>
  ),
  sticker: (
    <>
      <circle cx="90" cy="66" r="44" fill="var(--sheet)" stroke="var(--ink)" strokeWidth="1.6" />
      <Marigold x={90} y={66} r={36} />
      <path
        d="M150 58 h34 a14 14 0 0 1 14 14 v30 l-22 22 h-26 a14 14 0 0 1 -14 -14 v-38 a14 14 0 0 1 14 -14 Z"
        fill="var(--sky)"
        stroke="var(--ink)"
        strokeWidth="1.6"
      />
      <path
        d="M198 102 h-14 a8 8 0 0 0 -8 8 v14 Z"
        fill="var(--sheet)"
        stroke="var(--ink)"
        strokeWidth="1.6"
      />
      <circle cx="78" cy="126" r="20" fill="var(--coral)" stroke="var(--ink)" strokeWidth="1.6" />
    </>
  ),
  booklet: (
    <>
      <path
        d="M120 38 C96 22 64 24 40 34 V136 C64 126 96 124 120 140 Z"
        fill="var(--sheet)"
        stroke="var(--ink)"
        strokeWidth="1.6"
      />
      <path
        d="M120 38 C144 22 176 24 200 34 V136 C176 126 144 124 120 140 Z"
        fill="var(--sky)"
        stroke="var(--ink)"
        strokeWidth="1.6"
      />
      <Lines x={54} y={52} widths={[50, 44, 50, 36, 46, 28]} gap={12} />
      <Marigold x={160} y={82} r={28} />
    </>
  ),
  folder: (
    <>
      <path d="M58 26 H178 V138 H58 Z" fill="var(--teal)" stroke="var(--ink)" strokeWidth="1.6" />
      <Sheet x={74} y={34} w={80} h={86} turn={3}>
        <Lines x={86} y={48} widths={[50, 40, 52]} gap={10} />
      </Sheet>
      <path d="M58 88 L178 104 V138 H58 Z" fill="var(--marigold)" stroke="var(--ink)" strokeWidth="1.6" />
      <Marigold x={88} y={118} r={13} />
    </>
  ),
  envelope: (
    <Sheet x={46} y={40} w={148} h={94} turn={-3} round={5}>
      <path d="M47 42 L120 98 L193 42" fill="none" stroke="var(--ink)" strokeWidth="1.6" />
      <path d="M47 132 L100 84 M193 132 L140 84" stroke="var(--ink)" strokeWidth="1.2" opacity="0.5" />
      <circle cx="120" cy="96" r="13" fill="var(--coral)" stroke="var(--ink)" strokeWidth="1.6" />
    </Sheet>
  ),
  letterhead: (
    <>
      <Sheet x={94} y={16} w={92} h={124} turn={6} fill="var(--sky)" />
      <Sheet x={60} y={18} w={92} h={124} turn={-3}>
        <Marigold x={78} y={38} r={10} />
        <Lines x={96} y={34} widths={[42, 30]} gap={7} tone="var(--coral)" />
        <Lines x={72} y={62} widths={[68, 62, 68, 54, 66, 40]} gap={10} />
      </Sheet>
    </>
  ),
  notepad: (
    <Sheet x={74} y={24} w={94} h={118} turn={-4}>
      <Band x={74.8} y={24.8} w={92.4} h={18} fill="var(--coral)" />
      <Lines x={86} y={58} widths={[70, 70, 70, 70, 70, 70]} gap={13} />
    </Sheet>
  ),
  magnet: (
    <>
      <Sheet x={58} y={36} w={118} h={86} turn={-5} fill="var(--marigold)" round={14}>
        <Marigold x={92} y={80} r={24} tone="full" />
        <Lines x={126} y={66} widths={[38, 30, 34]} gap={11} />
      </Sheet>
      <circle cx="176" cy="118" r="20" fill="var(--teal)" stroke="var(--ink)" strokeWidth="1.6" />
    </>
  ),
  calendar: (
    <Sheet x={62} y={22} w={114} h={120} turn={3} round={5}>
      <Band x={62.8} y={22.8} w={112.4} h={44} fill="var(--sky)" />
      <Marigold x={119} y={45} r={18} />
      {[0, 1, 2, 3].flatMap((row) =>
        [0, 1, 2, 3, 4].map((column) => (
          <rect
            key={`${row}-${column}`}
            x={74 + column * 19}
            y={78 + row * 15}
            width="12"
            height="9"
            rx="2"
            fill={row === 2 && column === 3 ? "var(--coral)" : "var(--ink)"}
            opacity={row === 2 && column === 3 ? 1 : 0.2}
          />
        )),
      )}
    </Sheet>
  ),
  menu: (
    <>
      <path d="M120 26 L54 36 V142 L120 132 Z" fill="var(--sheet)" stroke="var(--ink)" strokeWidth="1.6" />
      <path d="M120 26 L186 36 V142 L120 132 Z" fill="var(--sheet)" stroke="var(--ink)" strokeWidth="1.6" />
      <Marigold x={88} y={60} r={14} />
      <Lines x={66} y={86} widths={[44, 34, 42, 30]} gap={11} />
      <Lines x={132} y={54} widths={[42, 34, 42, 28, 40, 34]} gap={13} tone="var(--teal)" />
    </>
  ),
  ticket: (
    <>
      <Sheet x={58} y={30} w={136} h={54} turn={7} fill="var(--teal)">
        <Lines x={80} y={48} widths={[60, 42]} gap={10} tone="var(--sheet)" />
      </Sheet>
      <Sheet x={40} y={74} w={144} h={58} turn={-5} fill="var(--marigold)">
        <line
          x1="146"
          y1="76"
          x2="146"
          y2="130"
          stroke="var(--ink)"
          strokeWidth="1.6"
          strokeDasharray="4 4"
        />
        <Marigold x={68} y={103} r={18} />
        <Lines x={94} y={92} widths={[42, 30, 36]} gap={10} />
      </Sheet>
    </>
  ),
  "hang-tag": (
    <>
      <path d="M124 34 C150 8 176 20 182 6" fill="none" stroke="var(--coral)" strokeWidth="2.4" />
      <g transform="rotate(8 120 86)">
        <path
          d="M84 54 L108 26 H140 L164 54 V142 H84 Z"
          fill="var(--sheet)"
          stroke="var(--ink)"
          strokeWidth="1.6"
        />
        <circle cx="124" cy="42" r="6" fill="var(--tile)" stroke="var(--ink)" strokeWidth="1.6" />
        <Marigold x={124} y={86} r={22} />
        <Lines x={98} y={122} widths={[52, 34]} gap={9} />
      </g>
    </>
  ),
  "greeting-card": (
    <>
      <path d="M66 40 L112 26 V132 L66 146 Z" fill="var(--sky)" stroke="var(--ink)" strokeWidth="1.6" />
      <path d="M112 26 L182 38 V146 L112 132 Z" fill="var(--sheet)" stroke="var(--ink)" strokeWidth="1.6" />
      <Marigold x={147} y={76} r={26} />
      <Lines x={126} y={114} widths={[44, 30]} gap={9} tone="var(--coral)" />
    </>
  ),
  box: (
    <>
      <path
        d="M62 60 L120 34 L178 60 L120 86 Z"
        fill="var(--marigold)"
        stroke="var(--ink)"
        strokeWidth="1.6"
      />
      <path d="M62 60 V120 L120 148 V86 Z" fill="var(--sheet)" stroke="var(--ink)" strokeWidth="1.6" />
      <path d="M178 60 V120 L120 148 V86 Z" fill="var(--coral)" stroke="var(--ink)" strokeWidth="1.6" />
      <Marigold x={91} y={104} r={17} />
    </>
  ),
  apparel: (
    <>
      <path
        d="M92 26 C102 42 138 42 148 26 L184 44 L172 74 L160 70 V144 H80 V70 L68 74 L56 44 Z"
        fill="var(--sheet)"
        stroke="var(--ink)"
        strokeWidth="1.6"
      />
      <Marigold x={120} y={86} r={24} />
    </>
  ),
  sheet: (
    <>
      <Sheet x={92} y={20} w={96} h={116} turn={7} fill="var(--sky)" />
      <Sheet x={56} y={24} w={96} h={118} turn={-5}>
        <Marigold x={104} y={62} r={24} />
        <Lines x={70} y={100} widths={[68, 54, 62]} gap={10} />
      </Sheet>
    </>
  ),
};
