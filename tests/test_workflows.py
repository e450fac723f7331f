"""What the workflows may do, and what they say of a site that nobody has reviewed."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[1]
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
SCHEMAS = {
    "github-workflows": WORKFLOWS,
    "dependabot": [ROOT / ".github" / "dependabot.yml"],
    "github-issue-config": [ROOT / ".github" / "ISSUE_TEMPLATE" / "config.yml"],
    "github-issue-forms": sorted((ROOT / ".github" / "ISSUE_TEMPLATE").glob("*-*.yml")),
}


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.name)
def test_a_workflow_may_do_nothing_but_what_a_job_names(file):
    workflow = yaml.safe_load(file.read_text("utf-8"))
    assert workflow["permissions"] == {}
    assert all("permissions" in job for job in workflow["jobs"].values())


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.name)
def test_every_action_is_held_to_one_commit(file):
    actions = re.findall(r"uses: (\S+)", file.read_text("utf-8"))
    assert actions
    assert all(re.fullmatch(r"[\w./-]+@[0-9a-f]{40}", action) for action in actions)


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.name)
def test_a_workflow_says_why_it_is_safe_and_has_its_bounds(file):
    text = file.read_text("utf-8")
    assert "# Why this is safe: " in text.partition("name:")[0]
    workflow = yaml.safe_load(text)
    assert workflow["concurrency"]["group"]
    assert "pull_request_target" not in workflow[True]  # YAML 1.1 reads `on` as true
    for job in workflow["jobs"].values():
        assert job["timeout-minutes"] <= 120
        for step in job["steps"]:
            assert "${{" not in step.get("run", "")  # what others have named is no part of a script
            if step.get("uses", "").startswith("actions/checkout@"):
                assert step["with"]["persist-credentials"] is False


def test_what_is_locked_is_updated_but_never_to_a_release_of_today():
    text = (ROOT / ".github" / "dependabot.yml").read_text("utf-8")
    assert "# Why this is safe: " in text.partition("updates:")[0]
    updates = yaml.safe_load(text)["updates"]
    assert all(each["cooldown"]["default-days"] >= 7 for each in updates)
    locked = {("github-actions", "/")}
    for pattern, ecosystem in (("requirements*.txt", "uv"), ("package-lock.json", "npm")):
        for place in (".", "tests/node"):
            locked |= {(ecosystem, f"/{place}".rstrip(".")) for _ in (ROOT / place).glob(pattern)}
    assert {(each["package-ecosystem"], each["directory"]) for each in updates} == locked


def test_what_may_write_a_comment_runs_nothing_of_the_pull_request():
    (file,) = (file for file in WORKFLOWS if file.name == "comment.yml")
    workflow = yaml.safe_load(file.read_text("utf-8"))
    assert list(workflow[True]) == ["workflow_run"]
    (job,) = workflow["jobs"].values()
    assert [right for right, much in job["permissions"].items() if much == "write"] == ["pull-requests"]
    checkout, post = job["steps"]
    assert checkout["with"]["ref"] == "${{ github.event.repository.default_branch }}"
    assert post["run"] == "python3 -I .ci/comment.py"


def test_a_site_is_built_in_parts_only_where_a_variable_says_so():
    (file,) = (file for file in WORKFLOWS if file.name == "publish.yml")
    jobs = yaml.safe_load(file.read_text("utf-8"))["jobs"]
    choice = jobs["build"]["strategy"]["matrix"]["part"]
    wishes = [f"vars.SHARDS == '{number}' && '{[*range(1, number + 1)]}' || " for number in (2, 4, 8)]
    assert choice == f"${{{{ fromJSON({''.join(wishes)}'[1]') }}}}"
    (build,) = (step for step in jobs["build"]["steps"] if step.get("run") == "make site")
    assert build["env"]["SHARD"] == "${{ matrix.part }}/${{ strategy.job-total }}"
    steps = {step["uses"].partition("@")[0]: step for step in jobs["build"]["steps"] if "uses" in step}
    assert steps["actions/upload-pages-artifact"]["if"] == "strategy.job-total == 1"
    assert steps["actions/upload-artifact"]["with"]["name"] == "part-${{ matrix.part }}"
    assert jobs["merge"]["if"] == "needs.build.outputs.parts > 1"
    assert jobs["merge"]["permissions"] == {}
    assert not any("run" in step for step in jobs["merge"]["steps"])


def test_zizmor_finds_nothing():
    options = ["--offline", "--strict-collection", "--no-progress", "--persona=auditor"]
    command = [Path(sys.executable).with_name("zizmor"), *options, ROOT]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("name", SCHEMAS)
def test_what_github_reads_has_the_form_that_it_expects(name):
    assert SCHEMAS[name]
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", f"vendor.{name}", *SCHEMAS[name]]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout


def test_the_site_of_a_pull_request_opens_with_a_warning(tmp_path):
    (file,) = (file for file in WORKFLOWS if file.name == "check.yml")
    steps = yaml.safe_load(file.read_text("utf-8"))["jobs"]["site"]["steps"]
    names = [step.get("name") for step in steps]
    assert names.index("Build") < names.index("Warn whoever opens it") < names.index("Keep for preview")

    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "404.html").touch()
    script = steps[names.index("Warn whoever opens it")]["run"]
    environment = {**os.environ, "GITHUB_STEP_SUMMARY": str(tmp_path / "summary")}
    subprocess.run(["bash", "-euo", "pipefail", "-c", script], cwd=tmp_path, env=environment, check=True)
    first = min((tmp_path / "site").iterdir())
    assert "scripts included" in first.read_text("utf-8")
    summary = (tmp_path / "summary").read_text("utf-8")
    assert "scripts included" in summary
    assert all(line.startswith("> ") for line in summary.splitlines())
