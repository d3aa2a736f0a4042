import { PageHeader } from "../../components/page-header.tsx";
import { EmptyState } from "../../components/states.tsx";

export const meta = () => [{ title: "RSS feed - Overprint" }];

export default function SettingsFeedPage() {
  return (
    <>
      <PageHeader title="RSS feed" />
      <EmptyState title="Nothing here yet" text="The address of your 4over RSS feed." />
    </>
  );
}
