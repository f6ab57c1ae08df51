// What pnpm does to a manifest before it packs it: the condition that leads to the sources goes, for the
// sources stay in the repository. It is named by `pnpm_config_pnpmfile`, and not put at the root, because
// there every install would have to know it.
module.exports = {
  hooks: {
    beforePacking(manifest) {
      const published = Object.entries(manifest.exports ?? {}).map(([subpath, target]) => {
        if (typeof target === "string") return [subpath, target]
        return [
          subpath,
          Object.fromEntries(Object.entries(target).filter(([name]) => name !== "onevisit-source")),
        ]
      })
      return { ...manifest, exports: Object.fromEntries(published) }
    },
  },
}
