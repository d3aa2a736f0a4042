// Identifiers shared by all products of the printer: 4/4 or a run size of 1000 is the same option everywhere.
// Source: 4over API pages and public integrations, as listed in docs/sources.

/** Inks per side, 5 meaning four colors and foil. */
export const colorSpecs = [
  { uuid: "32d3c223-f82c-492b-b915-ba065a00862f", name: "4/0" },
  { uuid: "2fd6ad29-756c-4927-a66f-b0c0116e31f9", name: "4/1" },
  { uuid: "13abbda7-1d64-4f25-8bb2-c179b224825d", name: "4/4" },
  { uuid: "a75ac2f1-9911-48d6-841d-245b5ac08f27", name: "5/0 (4/0 with Foil on Front)" },
  { uuid: "a98d6ef3-be21-46ea-abc7-2cc0c24a1c7d", name: "5/1 (4/1 with Foil on Front)" },
  { uuid: "e9e9dfb3-fba1-4d60-972c-fd9ca5904d33", name: "5/4 (4/4 with Foil on Front)" },
  { uuid: "2ba18f74-0f96-487e-8b6e-985b404b3305", name: "4/5 (4/4 with Foil on Back)" },
  { uuid: "34527644-b4fd-4ffb-9092-1318eefcd9d9", name: "5/5 (4/4 with Foil on Both Sides)" },
] as const;

/** Pieces per set. */
export const runSizes = [
  { uuid: "c2849f26-63d8-4ba1-99a0-6cf51e03354e", pieces: 25 },
  { uuid: "987f2b8b-1205-4af2-97f3-4f5def2936e3", pieces: 50 },
  { uuid: "8a3a0fd1-38ae-49a0-8736-3fedadc3dc93", pieces: 100 },
  { uuid: "6237a36b-b046-4ef6-8fed-6cb9c22a5ece", pieces: 250 },
  { uuid: "f593fda3-2d5c-4b9e-9c2c-6197b899ae74", pieces: 500 },
  { uuid: "52e3d710-0e8f-4d4d-8560-7d4d8655be69", pieces: 1000 },
  { uuid: "02d8d163-ee8f-41cc-acce-9863ad0deb38", pieces: 2500 },
  { uuid: "e824bf9f-d22d-4070-926d-42c6dd5ef515", pieces: 5000 },
  { uuid: "64880f6e-cc7a-4974-838c-92be09e9eb52", pieces: 7500 },
  { uuid: "4c29185a-ec98-4488-8729-c2ae0e5f5fe1", pieces: 10000 },
  { uuid: "8055b2b4-3fe2-4c57-beaf-a64ec10aed49", pieces: 15000 },
  { uuid: "889aa9a1-d0cc-4fb2-869c-73e1fe60855b", pieces: 20000 },
  { uuid: "b7d68b88-db18-469d-97df-9c11d710ed32", pieces: 25000 },
] as const;

/** Production times. `code` is what the API names them by. */
export const turnarounds = [
  { uuid: "9f85d0c4-d344-4088-a719-86f8f84d504d", code: "224", label: "2-4 Business Days" },
  { uuid: "e04b099b-4ac3-4a35-84d0-c530df7b7aff", code: "527", label: "5-7 Business Days" },
] as const;

/** Paper and board. */
export const stocks = [
  { uuid: "6f4fd47a-f70f-4f3d-84f8-a78ef9a62a5a", name: "14PT" },
  { uuid: "c438d655-d2dd-486b-93d5-47b1f3edee19", name: "14PTUC" },
  { uuid: "cb84e4f5-cf63-4c25-b3c3-d22fc7dcf09d", name: "16PT C2S" },
  { uuid: "8397859c-f981-4575-b40f-daffc42e2347", name: "18PTC1S" },
  { uuid: "6ef3ac86-0540-4936-8f72-172257b3be60", name: "100GLC" },
  { uuid: "7f9062f3-bd6e-4f7e-9934-8f7014391801", name: "100DB" },
  { uuid: "3be06301-cd4f-47f7-a3d7-130aff944a49", name: "100GLB" },
  { uuid: "108654d1-9a11-449d-a835-f662c780c373", name: "100GLBUV" },
  { uuid: "0df2401b-85df-4cae-b78e-a2027d093e7f", name: "21PT" },
  { uuid: "abb05c41-c43a-4e33-9469-b84184082483", name: "4mm White Coroplast" },
] as const;

/** Coatings. */
export const coatings = [
  { uuid: "d41dab50-ff65-4f4f-bb17-2afe4d36ae33", name: "AQ" },
  { uuid: "121bb7b5-3b4d-429f-bd8d-bbf80e953313", name: "MATT" },
  { uuid: "1753ff32-3d28-4f95-990a-6fda0dbe3d7c", name: "Satin AQ" },
  { uuid: "88542d07-0352-4839-9e2e-a2c8d1c343ef", name: "Spot UV" },
  { uuid: "3e7618de-abca-4bda-9f97-8b9129e913d8", name: "No Coating" },
  { uuid: "ae367451-b2b8-45df-a344-0f05b6a12993", name: "UV" },
  { uuid: "1e8116af-acfc-44b1-83dc-8181aa338834", name: "UVFR" },
  { uuid: "5a5cf5bf-2e02-4675-9391-f6a8370ad0e8", name: "N/A" },
] as const;

/** Finished sizes, in inches. */
export const sizes = [
  { uuid: "9ab7b563-5e4d-4bc2-a5d6-32de8b9b9e06", name: '1.5" x 3.5"' },
  { uuid: "1bab342a-cf16-47f9-97b6-8d880f3f096a", name: '1.75" x 3.5"' },
  { uuid: "977ac498-7c23-4b1f-afbd-e33d99cd44b0", name: '2" x 2"' },
  { uuid: "0d56dc24-f70f-46d9-b58f-b2b03e72a9a5", name: '2" x 3"' },
  { uuid: "cb23ad7e-5e87-41f9-9956-4fe91dc8820b", name: '2" x 3.5"' },
  { uuid: "fffabbf1-d425-4a65-a25d-829372471ab0", name: '2" x 7"' },
  { uuid: "265ef6d8-e93a-4f72-81f5-391adb603874", name: '4.25" x 5.5"' },
  { uuid: "071c7709-a420-478c-b766-a9d837afe6c3", name: "2.125 x 3.375" },
  { uuid: "821d62bd-54c0-4880-b742-ed26e7b39a85", name: '24" x 36"' },
] as const;

/** Finishing and extras. */
export const otherOptions = [
  { uuid: "f169e8b1-5d3f-408a-81fd-c857f7b9c37b", name: "Horizontal" },
  { uuid: "991b850a-6643-48d3-afa6-bcda4cf58c85", name: "Vertical" },
  { uuid: "ee567ae7-d0e9-47ca-830a-b172c097b44f", name: "Rectangle" },
  { uuid: "6ce4b787-3b55-436a-b8d6-b5fe797ee0b6", name: "Spot UV Back" },
  { uuid: "58689abb-25c0-461c-a4c3-a80b627d6649", name: "No Bundling Services" },
  { uuid: "e4577a52-3f44-4506-b5a0-d5ef86cef3d2", name: "Bundles of 100" },
  { uuid: "5d566e05-ffea-4705-a23f-95bd227f1370", name: "Bundles of 50" },
  { uuid: "58fbbc8b-0d83-4565-bbf1-e3c03f17a60b", name: "French Fold" },
  { uuid: "479fbfe7-6a0c-4895-8c9a-81739b7486c9", name: 'Rounded 1/4"' },
  { uuid: "589680c7-ee9a-431b-9d12-d7aeb1386a97", name: 'Rounded 1/8"' },
  { uuid: "04f333df-18a7-4ff0-b6e9-e2f401a6d150", name: "PDF Proofs (per set)" },
  { uuid: "a95031ce-8bd0-45c6-94fb-def34304a373", name: "Sample of Completed job (per set)" },
  { uuid: "9f137334-7cf0-4a73-8a74-a4df662606ea", name: "No Blank Envelopes" },
  { uuid: "62a961e2-e2dd-4510-8e8e-75355a5b8467", name: "Yes 500 Envelopes A2" },
  { uuid: "242c40f8-8bb7-4797-b473-e7650bde25c2", name: "Signicade Deluxe Plastic Frame - White" },
] as const;
