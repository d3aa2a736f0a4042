/** Products with a published identifier. */
export const knownProducts = [
  {
    uuid: "bc3758a8-8f6c-4e24-8fb5-99d1a95ac01e",
    code: "100DB-FLSA-11X17",
    description: "11 x 17 in 100lb Dull Book Flyers, satin AQ",
  },
  {
    uuid: "552a6ebd-c9ab-4c08-b8d6-ea93b441920e",
    code: "100DB-FLSA-8.5X11",
    description: "the same, 8.5 x 11",
  },
  {
    uuid: "e8c49dac-1bb0-4bea-a980-fd563f58e0e0",
    code: "100GLBUV-BKUV-11X17",
    description: "4-page brochure, UV both sides",
  },
  {
    uuid: "06b301d3-ade0-4afc-b132-39664e9af90e",
    code: "100GLBUV-BKUV-2X11X17",
    description: "8-page brochure",
  },
  {
    uuid: "25966aeb-b483-4f87-8a3e-3fe57df45ef1",
    code: "100GLBUV-BKUV-3X11X17",
    description: "12-page brochure",
  },
  {
    uuid: "217c1239-409b-4efb-8e2b-57f9b1d2071a",
    code: "100GLC-FLUC-8.5X11",
    description: "8.5 x 11 100LB Gloss Cover, no AQ",
  },
  { uuid: "e24dbd7f-16e9-4ca7-b6c1-b7c1d5110615", code: "100GLB-DHAQ-14X4.25", description: "door hanger" },
  {
    uuid: "aaae2989-9cc0-4057-9dec-bd66e99805b9",
    code: "14PT-BCMATT-1.75X3.5",
    description: "business cards matte",
  },
  {
    uuid: "86bf5654-4d7a-4032-aece-7692e02425cb",
    code: "14PT-BCMATT-3.5X4",
    description: "business cards matte",
  },
  {
    uuid: "6d6f6c3b-8713-4f68-9e4a-93ba64f86f18",
    code: "14PT-BCAIPMATT-2X3.5",
    description: '"ALL INCLUSIVE PRICING" business cards matte',
  },
  {
    uuid: "1a7e039c-e7ed-4410-8c64-377dbcbee322",
    code: "14PT-BCUV-1.5X3.5",
    description: "business cards UV",
  },
  {
    uuid: "62192f90-f05a-4d67-80dd-078f3f4bb7f8",
    code: "14PT-BCAQ-1.5X3.5",
    description: "business cards AQ",
  },
  { uuid: "817487fd-96e8-4053-82a2-734a6e40693a", code: "14PT-BCUVFR-1.5X3.5", description: "UV front only" },
  {
    uuid: "218fa68e-134a-4dfd-9c7a-1f77f507b2f1",
    code: "14PT-RCBCMATT-1.75X3.5",
    description: "round corner, matte",
  },
  {
    uuid: "e9629ad0-d1c2-43cf-a629-eb90646691cc",
    code: "14PT-RCBCUV-1.75X3.5",
    description: "round corner, UV",
  },
  { uuid: "7efe5077-7d64-44f1-8b67-5a1d0f081225", code: "14PTUC-BCUC-1.75X3.5", description: "uncoated" },
  {
    uuid: "b542104c-1475-4bc3-b280-923c416d9f7a",
    code: "16PT-BCSPUV-1.75X3.5",
    description: "spot UV both sides",
  },
  {
    uuid: "5fc51e71-9018-4f1e-bb3e-9bbefe96ddac",
    code: "16PT-BCSPUVBK-1.75X3.5",
    description: "spot UV back",
  },
  {
    uuid: "2ba4bb0c-9e8b-45df-9439-91cd7de3041d",
    code: "16PT-BCSPUVFR-1.75X3.5",
    description: "spot UV front",
  },
  {
    uuid: "a035d8fd-b99e-4eb6-95ad-6fc3ac0c1746",
    code: "16PT-PCSPUVFR-5.5X2.125",
    description: "postcard, spot UV front",
  },
  { uuid: "61007e78-b7a7-41d3-8e97-10b046cc4629", code: "CNP-STUV-4X4", description: "stickers with UV" },
  {
    uuid: "a0c5ad38-be9d-4efc-9b21-39cc69b11444",
    code: "16PT-ACAKFOSPUVBK-4.25X5.5",
    description: "Akuafoil announcement card",
  },
  {
    uuid: "89f0a3e4-c953-43df-92f1-962ab7826367",
    code: "21PT-4DBC2-2.125X3.375",
    description: "lenticular card, two flips",
  },
  {
    uuid: "c2552661-c1e4-45e5-985e-f4b0146af3b4",
    code: "4CORO-AFRAMERIGID-24X36",
    description: "sidewalk sign",
  },
  {
    uuid: "3485feeb-37b0-4f72-b3e7-37ada20dc247",
    code: "16PT-PFSLK-6X9",
    description: "silk laminated presentation folder",
  },
  { uuid: "f3ac2bbf-16c3-4fd4-96d7-346aa83c2626", code: "WHBOPP-ROLB-1X1", description: "roll label" },
] as const;
