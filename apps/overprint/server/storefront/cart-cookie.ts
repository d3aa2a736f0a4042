import { randomBytes } from "node:crypto";
import type { Cart, CartId, CartRepository } from "@overprint/core/orders";
import type { NewId } from "@overprint/core/outcome";

const sixtyDays = 60 * 24 * 60 * 60;

/** The cart a visitor's cookie names: 256 random bits, readable by the server alone. */
export function cartIdOf(request: Request): CartId | null {
  const cookie = request.headers.get("Cookie") ?? "";
  const id = /(?:^|;\s*)cart=([A-Za-z0-9_-]{43})(?:;|$)/.exec(cookie)?.[1];
  return id ? (id as CartId) : null;
}

export const newCart = (newId: NewId): Cart => ({
  id: randomBytes(32).toString("base64url") as CartId,
  orderId: newId(),
  lines: [],
});

/** The visitor's cart; `null` when there is none yet. */
export async function findCart(request: Request, carts: CartRepository): Promise<Cart | null> {
  const id = cartIdOf(request);
  return id ? carts.find(id) : null;
}

/** `secure` where the shop is reached over HTTPS. */
export const cartCookie = (id: CartId, secure: boolean): string =>
  `cart=${id}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${sixtyDays}${secure ? "; Secure" : ""}`;
