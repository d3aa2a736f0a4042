import { PageHeader } from "../../components/page-header.tsx";
import { EmptyState } from "../../components/states.tsx";

export const meta = () => [{ title: "Map with 4over product - Overprint" }];

export default function MapPage() {
  return (
    <>
      <PageHeader title="Map with 4over product" />
      <EmptyState title="Nothing here yet" text="Step 1 of the transfer." />
    </>
  );
}
