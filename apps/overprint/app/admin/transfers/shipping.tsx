import { PageHeader } from "../../components/page-header.tsx";
import { EmptyState } from "../../components/states.tsx";

export const meta = () => [{ title: "Shipping and payment - Overprint" }];

export default function ShippingPage() {
  return (
    <>
      <PageHeader title="Shipping and payment" />
      <EmptyState title="Nothing here yet" text="Step 3 of the transfer." />
    </>
  );
}
