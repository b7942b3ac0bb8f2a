// Loaded by the SDK itself, which requires it by its path: a module of Node as it is, that no compiler has to touch.
// Messages and stacks of failures become a payload, and so are sealed with the rest.
const { DefaultFailureConverter } = require('@temporalio/common');

exports.failureConverter = new DefaultFailureConverter({ encodeCommonAttributes: true });
