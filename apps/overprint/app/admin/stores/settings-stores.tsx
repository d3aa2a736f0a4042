import { PageHeader } from "../../components/page-header.tsx";
import { EmptyState } from "../../components/states.tsx";

export const meta = () => [{ title: "Stores - Overprint" }];

export default function SettingsStoresPage() {
  return (
    <>
      <PageHeader title="Stores" />
      <EmptyState title="Nothing here yet" text="The stores that sell your products." />
    </>
  );
}
