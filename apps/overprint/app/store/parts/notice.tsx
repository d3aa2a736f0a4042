/** What came of the last thing a visitor did: why it was refused, or that it is done. Nothing while there is neither. */
export function Notice({
  refused,
  done,
}: {
  readonly refused: string | null | undefined;
  readonly done?: string | null;
}) {
  const text = refused ?? done;
  if (!text) return null;
  const isBad = text === refused;
  return (
    <p
      className={`notice ${isBad ? "bad" : "good"}`}
      role={isBad ? "alert" : "status"}
      style={{ marginTop: 16 }}
    >
      {text}
    </p>
  );
}
