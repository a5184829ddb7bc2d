class Wayline < Formula
  desc "Compiler for customer journey maps: plain text in, a drawing out"
  homepage "https://wayline-maps.github.io/wayline/"
  version "@VERSION@"
  license any_of: ["MIT", "Apache-2.0"]

  on_macos do
    on_arm do
      url "@BASE@/wayline-aarch64-apple-darwin.tar.gz"
      sha256 "@SHA256:wayline-aarch64-apple-darwin.tar.gz@"
    end
    on_intel do
      url "@BASE@/wayline-x86_64-apple-darwin.tar.gz"
      sha256 "@SHA256:wayline-x86_64-apple-darwin.tar.gz@"
    end
  end

  on_linux do
    on_arm do
      url "@BASE@/wayline-aarch64-unknown-linux-musl.tar.gz"
      sha256 "@SHA256:wayline-aarch64-unknown-linux-musl.tar.gz@"
    end
    on_intel do
      url "@BASE@/wayline-x86_64-unknown-linux-musl.tar.gz"
      sha256 "@SHA256:wayline-x86_64-unknown-linux-musl.tar.gz@"
    end
  end

  def install
    bin.install "wayline", "mdbook-wayline"
    man1.install Dir["man/*.1"]
    bash_completion.install "completions/wayline.bash" => "wayline"
    fish_completion.install "completions/wayline.fish"
    zsh_completion.install "completions/wayline.zsh" => "_wayline"
  end

  test do
    (testpath/"coffee.journey").write "journey: Coffee run\nstage: Enter\n  feels 1: Welcome\n"
    system bin/"wayline", "build", "coffee.journey"
    assert_path_exists testpath/"coffee.svg"
  end
end
