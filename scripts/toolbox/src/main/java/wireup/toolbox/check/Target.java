package wireup.toolbox.check;

import java.net.InetSocketAddress;
import java.net.URI;

/**
 * The server that is checked.
 *
 * @param address where it listens
 * @param authority the value of the Host field
 * @param path the path and query of the URL
 */
record Target(InetSocketAddress address, String authority, String path) {

    /**
     * Where a ws:// URL leads (RFC 6455 §3).
     *
     * @throws CannotRun if it is no such URL or its host is unknown
     */
    static Target of(URI url) {
        if ("wss".equalsIgnoreCase(url.getScheme())) {
            throw new CannotRun(
                    "wss:// is not supported: give the ws:// URL behind the TLS.", "不支持 wss://：请给出 TLS 后面的 ws:// 地址。");
        }
        if (!"ws".equalsIgnoreCase(url.getScheme()) || url.getHost() == null || url.getRawFragment() != null) {
            throw new CannotRun(
                    url + " is no WebSocket URL: give one like ws://localhost:9998/echo.",
                    url + " 不是 WebSocket 地址：请给出类似 ws://localhost:9998/echo 的地址。");
        }
        if (url.getPort() > 65_535 || url.getPort() == 0) {
            throw new CannotRun(
                    "Port " + url.getPort() + " does not exist: choose one from 1 to 65535.",
                    "端口 " + url.getPort() + " 不存在：请选择 1 到 65535。");
        }
        String host = url.getHost();
        InetSocketAddress address = new InetSocketAddress(host, url.getPort() < 0 ? 80 : url.getPort());
        if (address.isUnresolved()) {
            throw new CannotRun("The host " + host + " is not known.", "找不到主机 " + host + "。");
        }
        String path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        return new Target(
                address,
                url.getPort() < 0 ? host : host + ":" + url.getPort(),
                url.getRawQuery() == null ? path : path + "?" + url.getRawQuery());
    }

    boolean isLoopback() {
        return address.getAddress().isLoopbackAddress();
    }
}
