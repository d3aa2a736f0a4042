import { PageHeader } from "../../components/page-header.tsx";
import { EmptyState } from "../../components/states.tsx";

export const meta = () => [{ title: "Payment Profiles - Overprint" }];

export default function SettingsPaymentPage() {
  return (
    <>
      <PageHeader title="Payment Profiles" />
      <EmptyState title="Nothing here yet" text="The card that 4over charges." />
    </>
  );
}
