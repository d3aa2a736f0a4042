const statusTexts: Readonly<Record<number, string>> = {
  400: "Bad Request",
  401: "Unauthorized",
  404: "Not Found",
  409: "Conflict",
  429: "Too Many Requests",
  500: "Internal Server Error",
  503: "Service Unavailable",
};

/** 4over's error envelope, key for key. */
export const errorBody = (status: number, message: unknown) => ({
  status: "error",
  status_code: status,
  status_text: statusTexts[status] ?? "Error",
  current_content: "",
  message,
});
