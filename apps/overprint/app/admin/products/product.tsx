import { PageHeader } from "../../components/page-header.tsx";
import { EmptyState } from "../../components/states.tsx";

export const meta = () => [{ title: "View Details - Overprint" }];

export default function ProductPage() {
  return (
    <>
      <PageHeader title="View Details" />
      <EmptyState title="Nothing here yet" text="The full price grid of a product." />
    </>
  );
}
