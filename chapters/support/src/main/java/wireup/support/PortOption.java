package wireup.support;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The option that every command with a server has, for use with picocli's {@code @Mixin}. */
public final class PortOption {

    static final String NAME = "--port";
    static final int MAX = 65_535;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    private int port;

    @Option(
            names = {"-p", NAME},
            paramLabel = "PORT",
            defaultValue = "9998",
            description = "The port to listen on, 0 to 65535; 0 takes a free one. Default: ${DEFAULT-VALUE}.")
    void set(int port) {
        if (port < 0 || port > MAX) {
            throw new ParameterException(
                    spec.commandLine(), "Port " + port + " does not exist: choose one from 0 to 65535.");
        }
        this.port = port;
    }

    /** The port that was asked for, 0 to 65,535. */
    public int port() {
        return port;
    }
}
