import { PageHeader } from "../../components/page-header.tsx";
import { EmptyState } from "../../components/states.tsx";

export const meta = () => [{ title: "Orders - Overprint" }];

export default function OrdersPage() {
  return (
    <>
      <PageHeader title="Orders" />
      <EmptyState
        title="Nothing here yet"
        text="Orders that your stores have taken appear here, with their order products and where each of them stands."
      />
    </>
  );
}
