/** @type {import("next").NextConfig} */
export default {
  poweredByHeader: false,
  // The front server packs an answer once, for all of its readers.
  compress: false,
  reactStrictMode: true,
  serverExternalPackages: ["better-sqlite3", "pg"],
  images: { unoptimized: true },
  devIndicators: false,
  allowedDevOrigins: ["127.0.0.1"],
};
