import { PageHeader } from "../../components/page-header.tsx";
import { EmptyState } from "../../components/states.tsx";

export const meta = () => [{ title: "Shipping Addresses - Overprint" }];

export default function SettingsAddressesPage() {
  return (
    <>
      <PageHeader title="Shipping Addresses" />
      <EmptyState title="Nothing here yet" text="The sender that labels show." />
    </>
  );
}
