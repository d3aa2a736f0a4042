import { PageHeader } from "../../components/page-header.tsx";
import { EmptyState } from "../../components/states.tsx";

export const meta = () => [{ title: "Transfer - Overprint" }];

export default function SettingsTransferPage() {
  return (
    <>
      <PageHeader title="Transfer" />
      <EmptyState title="Nothing here yet" text="How order products are transferred." />
    </>
  );
}
