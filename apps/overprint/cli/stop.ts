/** Ends the process cleanly at Ctrl-C or TERM; a second signal ends it at once. */
export function onStopSignal(close: () => Promise<void>): void {
  let isStopping = false;
  const stop = async () => {
    if (isStopping) process.exit(130);
    isStopping = true;
    console.log("\nStopping; running tasks may finish (Ctrl-C again ends at once).");
    await close();
    process.exit(0);
  };
  process.on("SIGINT", () => void stop());
  process.on("SIGTERM", () => void stop());
}
