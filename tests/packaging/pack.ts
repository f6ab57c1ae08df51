// Packs the packages as they are published and lays them out as an install would, without a network.
import { execFileSync } from "node:child_process"
import { existsSync, mkdirSync, mkdtempSync, readdirSync, realpathSync, symlinkSync } from "node:fs"
import { tmpdir } from "node:os"
import { dirname, join } from "node:path"
import { entriesOf, workspaceRoot, type WorkspacePackage } from "../build/workspace.ts"

/** Packs all packages into `destination`; returns the paths of the tarballs. Says what to do when they are not built. */
export function packPackages(packages: readonly WorkspacePackage[], destination: string): readonly string[] {
  const unbuilt = packages.filter((each) =>
    entriesOf(each).some(({ output }) => !existsSync(join(each.path, "dist", `${output}.js`))),
  )
  if (unbuilt.length > 0) {
    const names = unbuilt.map(({ manifest }) => manifest.name).join(", ")
    throw new Error(
      `Not built, or not wholly: ${names}. Run "npm run build" first; "npm test" does it by itself.`,
    )
  }
  const pnpmfile = join(import.meta.dirname, "pnpmfile.cjs")
  const pnpm = ["--yes", "--prefer-offline", "pnpm@12"]
  execFileSync(
    "npx",
    [...pnpm, "-r", "--filter", "./packages/*", "pack", "--pack-destination", destination],
    {
      cwd: workspaceRoot,
      env: { ...process.env, pnpm_config_pnpmfile: pnpmfile },
      stdio: ["ignore", "ignore", "pipe"],
      shell: process.platform === "win32",
    },
  )
  return readdirSync(destination)
    .filter((file) => file.endsWith(".tgz"))
    .map((file) => join(destination, file))
}

/** The files of a tarball, without the folder `package/` that all stand in. */
export function listTarball(tarball: string): readonly string[] {
  return execFileSync("tar", ["-tzf", tarball], { encoding: "utf8" })
    .split("\n")
    .filter((path) => path !== "" && !path.endsWith("/"))
    .map((path) => path.replace(/^package\//, ""))
}

/**
 * Makes a project outside the workspace with the tarballs in its node_modules. What they need from npm is
 * linked to what the workspace has installed, so that nothing is downloaded.
 */
export function composeProject(packages: readonly WorkspacePackage[]): string {
  const project = realpathSync(mkdtempSync(join(tmpdir(), "onevisit-packaging-")))
  const modules = join(project, "node_modules")
  mkdirSync(join(project, "tarballs"))
  for (const tarball of packPackages(packages, join(project, "tarballs"))) {
    const folder = /onevisit-([a-z0-9-]+?)-\d+\.\d+\.\d+[^/\\]*\.tgz$/.exec(tarball)?.[1] ?? ""
    const target = join(modules, "@onevisit", folder)
    mkdirSync(target, { recursive: true })
    execFileSync("tar", ["-xzf", tarball, "-C", target, "--strip-components=1"])
  }
  for (const { manifest, path } of packages) {
    for (const name of Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies })) {
      const target = join(modules, name)
      if (name.startsWith("@onevisit/") || existsSync(target)) continue
      mkdirSync(dirname(target), { recursive: true })
      symlinkSync(realpathSync(join(path, "node_modules", name)), target, "junction")
    }
  }
  return project
}
