import { PageHeader } from "../../components/page-header.tsx";
import { EmptyState } from "../../components/states.tsx";

export const meta = () => [{ title: "Products - Overprint" }];

export default function ProductsPage() {
  return (
    <>
      <PageHeader title="Products" />
      <EmptyState
        title="Nothing here yet"
        text="Products appear here once the catalogue has been synced. Their titles end in (4over)."
      />
    </>
  );
}
