import { PageHeader } from "../../components/page-header.tsx";
import { EmptyState } from "../../components/states.tsx";

export const meta = () => [{ title: "API keys - Overprint" }];

export default function SettingsApiKeysPage() {
  return (
    <>
      <PageHeader title="API keys" />
      <EmptyState title="Nothing here yet" text="Keys for programs that use Overprint's API." />
    </>
  );
}
