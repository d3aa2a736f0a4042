import { PageHeader } from "../../components/page-header.tsx";
import { EmptyState } from "../../components/states.tsx";

export const meta = () => [{ title: "General - Overprint" }];

export default function GeneralPage() {
  return (
    <>
      <PageHeader title="General" />
      <EmptyState title="Nothing here yet" text="Printer account, mode and connection test." />
    </>
  );
}
