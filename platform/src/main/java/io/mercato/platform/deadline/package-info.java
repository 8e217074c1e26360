/** Until when somebody waits for an answer, passed from service to service; see docs/deadlines.md. */
package io.mercato.platform.deadline;
