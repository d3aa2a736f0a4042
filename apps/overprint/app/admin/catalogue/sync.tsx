import { PageHeader } from "../../components/page-header.tsx";
import { EmptyState } from "../../components/states.tsx";

export const meta = () => [{ title: "Catalogue sync - Overprint" }];

export default function SyncPage() {
  return (
    <>
      <PageHeader title="Catalogue sync" />
      <EmptyState title="Nothing here yet" text="No sync has run yet." />
    </>
  );
}
