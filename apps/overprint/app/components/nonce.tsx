import { createContext } from "react";

/** The nonce that this page's inline scripts carry; set while the server draws it, absent in the browser. */
export const NonceContext = createContext<string | undefined>(undefined);
