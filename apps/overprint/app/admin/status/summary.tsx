import { PageHeader } from "../../components/page-header.tsx";
import { EmptyState } from "../../components/states.tsx";

export const meta = () => [{ title: "Sync Summary - Overprint" }];

export default function SummaryPage() {
  return (
    <>
      <PageHeader title="Sync Summary" />
      <EmptyState
        title="Nothing here yet"
        text="Every job ever sent to 4over or entered by hand appears here."
      />
    </>
  );
}
