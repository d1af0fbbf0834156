export class WebhookError extends Error {
  /**
   * @param {import("../../pkg-template/webhooks.d.ts").WebhookErrorCode} code
   * @param {number} status
   * @param {string} message
   * @param {ErrorOptions} [options]
   */
  constructor(code, status, message, options) {
    super(message, options);
    this.name = "WebhookError";
    this.code = code;
    this.status = status;
  }
}
