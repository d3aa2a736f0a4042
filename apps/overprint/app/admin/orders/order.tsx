import { PageHeader } from "../../components/page-header.tsx";
import { EmptyState } from "../../components/states.tsx";

export const meta = () => [{ title: "Order - Overprint" }];

export default function OrderPage() {
  return (
    <>
      <PageHeader title="Order" />
      <EmptyState title="Nothing here yet" text="This order is not known here." />
    </>
  );
}
