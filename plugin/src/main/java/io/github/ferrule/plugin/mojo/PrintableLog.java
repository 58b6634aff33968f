package io.github.ferrule.plugin.mojo;

import io.github.ferrule.plugin.support.text.Printable;
import org.apache.maven.plugin.logging.Log;

/**
 * Logs texts that may come from files of others without control characters, except colors.
 *
 * @param log receives the texts
 */
record PrintableLog(Log log) implements Log {

    private static String printable(CharSequence content) {
        return Printable.lines(String.valueOf(content));
    }

    @Override
    public boolean isDebugEnabled() {
        return log.isDebugEnabled();
    }

    @Override
    public void debug(CharSequence content) {
        log.debug(printable(content));
    }

    @Override
    public void debug(CharSequence content, Throwable error) {
        log.debug(printable(content), error);
    }

    @Override
    public void debug(Throwable error) {
        log.debug(error);
    }

    @Override
    public boolean isInfoEnabled() {
        return log.isInfoEnabled();
    }

    @Override
    public void info(CharSequence content) {
        log.info(printable(content));
    }

    @Override
    public void info(CharSequence content, Throwable error) {
        log.info(printable(content), error);
    }

    @Override
    public void info(Throwable error) {
        log.info(error);
    }

    @Override
    public boolean isWarnEnabled() {
        return log.isWarnEnabled();
    }

    @Override
    public void warn(CharSequence content) {
        log.warn(printable(content));
    }

    @Override
    public void warn(CharSequence content, Throwable error) {
        log.warn(printable(content), error);
    }

    @Override
    public void warn(Throwable error) {
        log.warn(error);
    }

    @Override
    public boolean isErrorEnabled() {
        return log.isErrorEnabled();
    }

    @Override
    public void error(CharSequence content) {
        log.error(printable(content));
    }

    @Override
    public void error(CharSequence content, Throwable error) {
        log.error(printable(content), error);
    }

    @Override
    public void error(Throwable error) {
        log.error(error);
    }
}
