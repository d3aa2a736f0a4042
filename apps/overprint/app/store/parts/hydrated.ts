import { useSyncExternalStore } from "react";

const never = () => () => {};

/** Whether scripts run here: false on the server and in the first drawing, so that both draw the same. */
export const useHydrated = (): boolean =>
  useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
