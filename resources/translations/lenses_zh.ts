<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Alarms</name>
    <message>
        <source>Exploding</source>
        <translation>爆炸</translation>
    </message>
    <message>
        <source>Identical units</source>
        <translation>单元雷同</translation>
    </message>
    <message>
        <source>In force from the next Start; the present run keeps its weights.</source>
        <translation>下次“开始”时生效；当前运行保留它的权重。</translation>
    </message>
    <message>
        <source>Mismatch</source>
        <translation>不匹配</translation>
    </message>
    <message>
        <source>Saturated</source>
        <translation>饱和</translation>
    </message>
    <message>
        <source>The run has taken no step yet: it is set up anew.</source>
        <translation>这次运行还没走过一步：将重新建立。</translation>
    </message>
    <message>
        <source>Use {0}</source>
        <translation>改用 {0}</translation>
    </message>
    <message>
        <source>Vanishing</source>
        <translation>消失</translation>
    </message>
    <message>
        <source>{0} at next Start</source>
        <translation>下次“开始”用 {0}</translation>
    </message>
</context>
<context>
    <name>AloneCurve</name>
    <message>
        <source>Steps k (whatever the batch size)</source>
        <translation>步数 k（与批量大小无关）</translation>
    </message>
    <message>
        <source>The weight without data gradient, over steps</source>
        <translation>没有数据梯度时权重随步数的变化</translation>
    </message>
    <message>
        <source>closed form</source>
        <translation>闭式解</translation>
    </message>
    <message>
        <source>closed form w₀·(1 − αλ/m)^k</source>
        <translation>闭式解 w₀·(1 − αλ/m)^k</translation>
    </message>
    <message>
        <source>program</source>
        <translation>程序</translation>
    </message>
    <message>
        <source>the program&apos;s own update</source>
        <translation>程序自己的更新</translation>
    </message>
    <message>
        <source>w without data gradient</source>
        <translation>没有数据梯度时的 w</translation>
    </message>
</context>
<context>
    <name>AtTestPage</name>
    <message>
        <source>Dev RMSE</source>
        <translation>开发 RMSE</translation>
    </message>
    <message>
        <source>Dev error</source>
        <translation>开发误差</translation>
    </message>
    <message>
        <source>Draw other masks from a stream of this picture&apos;s own.</source>
        <translation>从这张图自己的随机流中抽取另一些掩码。</translation>
    </message>
    <message>
        <source>Dropout off says {0}; left on, the same example gets {1} to {2}.</source>
        <translation>关掉随机失活得 {0}；若仍开着，同一个样本得 {1} 到 {2}。</translation>
    </message>
    <message>
        <source>Errors are always measured with dropout off, without a mask and without scaling (S16). Here it is left on for comparison: a dot is the error under one draw of masks.</source>
        <translation>测量误差时总是关掉随机失活，不用掩码也不缩放 (S16)。这里让它开着以作比较：一个点是一次抽取的掩码下的误差。</translation>
    </message>
    <message>
        <source>Example</source>
        <translation>样本</translation>
    </message>
    <message>
        <source>Go to the example whose prediction differs most from mask to mask.</source>
        <translation>转到预测随掩码变化最大的样本。</translation>
    </message>
    <message>
        <source>Its place among the measured examples of dev.</source>
        <translation>它在被测量的开发集样本中的位置。</translation>
    </message>
    <message>
        <source>Least steady</source>
        <translation>最不稳定</translation>
    </message>
    <message>
        <source>New masks</source>
        <translation>新掩码</translation>
    </message>
    <message>
        <source>Nothing is dropped, so every prediction is the same: choose a keep_prob below 1.</source>
        <translation>没有丢弃任何单元，每次预测都相同：请选小于 1 的 keep_prob。</translation>
    </message>
    <message>
        <source>So it is off when measuring: the same example, the same answer (dev error {0} off, {1} on).</source>
        <translation>所以测量时要关掉它：同一个样本，同一个答案（开发误差：关 {0}，开 {1}）。</translation>
    </message>
    <message>
        <source>The true class, {5}, gets {0} with dropout off, and {1} to {2} left on: {3} of {4} masks say another class.</source>
        <translation>真实类别 {5}：关掉随机失活得 {0}，开着得 {1} 到 {2}；{4} 个掩码中有 {3} 个判为别的类别。</translation>
    </message>
    <message>
        <source>dropout off</source>
        <translation>关掉随机失活</translation>
    </message>
    <message>
        <source>left on</source>
        <translation>仍开着</translation>
    </message>
    <message>
        <source>target</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>{0} on n = {1}</source>
        <translation>{0}，n = {1}</translation>
    </message>
</context>
<context>
    <name>AucScale</name>
    <message>
        <source>AUC</source>
        <translation>AUC</translation>
    </message>
    <message>
        <source>AUC {0} (95 %: {1} to {2})</source>
        <translation>AUC {0}（95 %：{1} 到 {2}）</translation>
    </message>
    <message>
        <source>AUC, 0.5 is guessing</source>
        <translation>AUC，0.5 等于瞎猜</translation>
    </message>
    <message>
        <source>every time</source>
        <translation>每次都对</translation>
    </message>
    <message>
        <source>guessing</source>
        <translation>瞎猜</translation>
    </message>
    <message>
        <source>on {0} + {1} examples</source>
        <translation>基于 {0} + {1} 个样本</translation>
    </message>
    <message>
        <source>p = {0}</source>
        <translation>p = {0}</translation>
    </message>
</context>
<context>
    <name>BothBoundaries</name>
    <message>
        <source>&lt;p&gt;The network&apos;s boundary (dark) and over it that of its best straight stand-in (accent). The closer they are, the less the network bends (S12).&lt;/p&gt;</source>
        <translation>&lt;p&gt;网络的边界（深色），上面是最佳直线替身的边界（强调色）。两者越接近，网络弯曲得越少 (S12)。&lt;/p&gt;</translation>
    </message>
</context>
<context>
    <name>Cloud</name>
    <message>
        <source>Predictions under {0} masks</source>
        <translation>{0} 个掩码下的预测</translation>
    </message>
    <message>
        <source>probability</source>
        <translation>概率</translation>
    </message>
    <message>
        <source>{0}: {1} without dropout, {2} ± {3} (mean ± std) under {4} masks</source>
        <translation>{0}：不用随机失活 {1}，{4} 个掩码下 {2} ± {3}（均值 ± 标准差）</translation>
    </message>
    <message>
        <source>● one mask each   ◯ without dropout   ✓ true</source>
        <translation>● 每点一个掩码   ◯ 不用随机失活   ✓ 真实值</translation>
    </message>
</context>
<context>
    <name>ContourControls</name>
    <message>
        <source>Descend on raw inputs with the α of the normalized ones.</source>
        <translation>在原始输入上也用归一化输入的 α 下降。</translation>
    </message>
    <message>
        <source>Draw contours</source>
        <translation>画等高线</translation>
    </message>
    <message>
        <source>J of</source>
        <translation>谁的 J</translation>
    </message>
    <message>
        <source>Over</source>
        <translation>变量</translation>
    </message>
    <message>
        <source>The run&apos;s network, or least squares from the inputs to the target, which is convex.</source>
        <translation>这次运行的网络，或从输入到目标的最小二乘（凸函数）。</translation>
    </message>
    <message>
        <source>The unit of the first hidden layer whose weights are moved.</source>
        <translation>要移动其权重的第一隐藏层单元。</translation>
    </message>
    <message>
        <source>Two weights from the chosen inputs to one unit, or the Hessian&apos;s extreme eigenvectors.</source>
        <translation>从选定的输入到一个单元的两个权重，或 Hessian 的两个极端特征向量。</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单元</translation>
    </message>
    <message>
        <source>Work out J, data term and penalties, over a plane of two directions; the run stands meanwhile.</source>
        <translation>在两个方向所成的平面上计算 J（数据项和惩罚项）；期间训练停住。</translation>
    </message>
    <message>
        <source>a linear model</source>
        <translation>线性模型</translation>
    </message>
    <message>
        <source>same α on both sides</source>
        <translation>两侧用同样的 α</translation>
    </message>
    <message>
        <source>the network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>two weights</source>
        <translation>两个权重</translation>
    </message>
    <message>
        <source>α</source>
        <translation>α</translation>
    </message>
    <message>
        <source>α as a share of 2/λ_max, at its largest in the picture; above 1 descent breaks out (S20).</source>
        <translation>α 占 2/λ_max 的比例，后者取图中最大的；超过 1，下降就会冲出去 (S20)。</translation>
    </message>
    <message>
        <source>α as a share of the largest stable one</source>
        <translation>α 占最大稳定值的比例</translation>
    </message>
    <message>
        <source>λ_max and λ_min</source>
        <translation>λ_max 和 λ_min</translation>
    </message>
</context>
<context>
    <name>ContoursPage</name>
    <message>
        <source>1 step</source>
        <translation>1 步</translation>
    </message>
    <message>
        <source>Drag the circle, or press the arrow keys (Shift: finer), to start elsewhere. The path is plain gradient descent on these two numbers; all other parameters are held. Cross: least in the plane. Green ring: where the network stands. κ = λ_max/λ_min at the cross; n examples of train make up J (S20).</source>
        <translation>拖动圆圈，或按方向键（按住 Shift 更细），从别处出发。路径是只对这两个数做的普通梯度下降；其余参数不动。叉：平面内的最低点。绿环：网络所在处。κ = λ_max/λ_min，取自叉处；J 由 n 个训练集样本构成 (S20)。</translation>
    </message>
    <message>
        <source>J at step {0}, all other parameters held.</source>
        <translation>第 {0} 步的 J，其余参数不动。</translation>
    </message>
    <message>
        <source>J of least squares, at W = 0.</source>
        <translation>最小二乘的 J，在 W = 0 处。</translation>
    </message>
    <message>
        <source>Normalized</source>
        <translation>归一化</translation>
    </message>
    <message>
        <source>Normalized: {0}.</source>
        <translation>归一化：{0}。</translation>
    </message>
    <message>
        <source>Press Draw contours: J over two weights draws here, on raw inputs beside normalized ones, with a descent whose start can be dragged.</source>
        <translation>按“画等高线”：这里画出 J 随两个权重的变化，原始输入与归一化输入并排，下降的起点可以拖动。</translation>
    </message>
    <message>
        <source>Raw</source>
        <translation>原始</translation>
    </message>
    <message>
        <source>Raw: {0}.</source>
        <translation>原始：{0}。</translation>
    </message>
    <message>
        <source>Settings have changed since; draw again.</source>
        <translation>设置已经改变；请重新画。</translation>
    </message>
    <message>
        <source>Unequal scales make J&apos;s contours long ellipses; the largest stable α is 2/λ_max of the Hessian, and progress is set by the condition number λ_max/λ_min (S20).</source>
        <translation>尺度不一使 J 的等高线成为细长的椭圆；最大的稳定 α 是 Hessian 的 2/λ_max，进展由条件数 λ_max/λ_min 决定 (S20)。</translation>
    </message>
    <message>
        <source>Working out J over the plane…</source>
        <translation>正在平面上计算 J…</translation>
    </message>
    <message>
        <source>after {0} still {1} of the way to go</source>
        <translation>{0}后还剩 {1} 的路</translation>
    </message>
    <message>
        <source>at the least in {0}</source>
        <translation>{0}到达最低点</translation>
    </message>
    <message>
        <source>descent climbs out of the picture in {0}</source>
        <translation>{0}就爬出图外</translation>
    </message>
    <message>
        <source>{0} steps</source>
        <translation>{0} 步</translation>
    </message>
    <message>
        <source>{0}, n = {1}</source>
        <translation>{0}，n = {1}</translation>
    </message>
    <message>
        <source>α = {0}, κ = {1}</source>
        <translation>α = {0}，κ = {1}</translation>
    </message>
    <message>
        <source>⚠ The extreme directions need the whole Hessian, which is worked out for up to {0} parameters. Choose two weights, or a linear model.</source>
        <translation>⚠ 极端方向需要完整的 Hessian，只对不超过 {0} 个参数计算。请选“两个权重”，或线性模型。</translation>
    </message>
    <message>
        <source>⚠ α is too large for this J: take a smaller share of 2/λ_max.</source>
        <translation>⚠ 对这个 J 来说 α 太大：请取 2/λ_max 的更小比例。</translation>
    </message>
</context>
<context>
    <name>CostEquation</name>
    <message>
        <source>Data term</source>
        <translation>数据项</translation>
    </message>
    <message>
        <source>J</source>
        <translation>J</translation>
    </message>
    <message>
        <source>J = {0}: data term {1}, L2 part {2}, L1 part {3}</source>
        <translation>J = {0}：数据项 {1}，L2 部分 {2}，L1 部分 {3}</translation>
    </message>
    <message>
        <source>L1 part</source>
        <translation>L1 部分</translation>
    </message>
    <message>
        <source>L2 part</source>
        <translation>L2 部分</translation>
    </message>
    <message>
        <source>mean of {0} of train</source>
        <translation>训练集 {0} 个样本的均值</translation>
    </message>
    <message>
        <source>the optimizer’s aim</source>
        <translation>优化器的目标</translation>
    </message>
    <message>
        <source>λ = 0: off</source>
        <translation>λ = 0：关</translation>
    </message>
    <message>
        <source>λ = {0}, {1} of J</source>
        <translation>λ = {0}，占 J 的 {1}</translation>
    </message>
</context>
<context>
    <name>CostPicture</name>
    <message>
        <source>Cost</source>
        <translation>代价</translation>
    </message>
    <message>
        <source>Dropout is on: the dashed J has another mask at each step (S18).</source>
        <translation>随机失活开着：虚线 J 每一步的掩码都不同 (S18)。</translation>
    </message>
    <message>
        <source>Equal heights are equal factors, so that single weights are seen.</source>
        <translation>高度相等表示倍数相等，单个权重也看得见。</translation>
    </message>
    <message>
        <source>J = data + λ₂/(2m)·Σ‖W[l]‖²_F + λ₁/(2m)·Σ|w|, m = n_train at every batch size (S7, S8). The data term is measured with dropout off.</source>
        <translation>J = 数据项 + λ₂/(2m)·Σ‖W[l]‖²_F + λ₁/(2m)·Σ|w|，m = n_train，与批量大小无关 (S7, S8)。数据项在关掉随机失活时测量。</translation>
    </message>
    <message>
        <source>L1 holds {0} of {1} weights ({2}) at exactly 0; L2 alone would hold none (S8).</source>
        <translation>L1 把 {1} 个权重中的 {0} 个（{2}）保持为恰好 0；单靠 L2 一个也没有 (S8)。</translation>
    </message>
    <message>
        <source>L1 pulls every weight to 0 at the same speed; none of {0} has arrived yet (S8).</source>
        <translation>L1 以同样的速度把每个权重拉向 0；{0} 个中还没有一个到达 (S8)。</translation>
    </message>
    <message>
        <source>L1 sets weights to exactly 0: one that it would carry across zero stops there (S8). L2 makes all weights smaller by a factor, and none exactly 0 (S11).</source>
        <translation>L1 使权重恰好为 0：会被它拉过零的权重就停在零 (S8)。L2 按比例缩小所有权重，但没有一个恰好为 0 (S11)。</translation>
    </message>
    <message>
        <source>L2 keeps weights small, but none of {0} is exactly 0: each loses a share of itself, never all (S11).</source>
        <translation>L2 使权重保持很小，但 {0} 个中没有一个恰好为 0：每个失去的是自身的一部分，从不是全部 (S11)。</translation>
    </message>
    <message>
        <source>Layers and weights</source>
        <translation>各层与权重</translation>
    </message>
    <message>
        <source>Log counts</source>
        <translation>计数取对数</translation>
    </message>
    <message>
        <source>No penalty is on, so J is the data term alone: L2 λ or L1 λ in the Regularization panel brings one.</source>
        <translation>没有惩罚项，J 就只是数据项：“正则化”面板中的 L2 λ 或 L1 λ 会带来惩罚项。</translation>
    </message>
    <message>
        <source>Over epochs</source>
        <translation>随轮数</translation>
    </message>
    <message>
        <source>Press Start (F5): J = data term + L2 part + L1 part draws here over the epochs, with the norms of the layers and the weights that are exactly 0.</source>
        <translation>按“开始”(F5)：这里画出 J = 数据项 + L2 部分 + L1 部分 随轮数的变化，以及各层的范数和恰好为 0 的权重。</translation>
    </message>
    <message>
        <source>The penalties are known from the moment on at which this lens was opened, so the stack begins there; the line of the data term and J of the mini-batches (dashed) are the whole run&apos;s.</source>
        <translation>惩罚项从打开这个透镜时才开始知道，所以堆叠从那里开始；数据项的线和小批量的 J（虚线）覆盖整个运行。</translation>
    </message>
    <message>
        <source>The penalty is {0} of J, and the data term stands at {1} of its start: λ keeps the network from fitting; take a smaller one (S12).</source>
        <translation>惩罚项占 J 的 {0}，数据项是开始时的 {1}：λ 使网络无法拟合；请取更小的 λ (S12)。</translation>
    </message>
    <message>
        <source>W[{0}]: {1}</source>
        <translation>W[{0}]：{1}</translation>
    </message>
    <message>
        <source>What is shown below</source>
        <translation>下面显示什么</translation>
    </message>
    <message>
        <source>What the optimizer makes small</source>
        <translation>优化器要减小的量</translation>
    </message>
    <message>
        <source>{0} of {1} weights are exactly 0</source>
        <translation>{1} 个权重中有 {0} 个恰好为 0</translation>
    </message>
    <message>
        <source>{0} weights are exactly 0 without L1: they started there, or faded below the smallest number.</source>
        <translation>没有 L1，也有 {0} 个权重恰好为 0：它们从 0 开始，或衰减到了最小的数以下。</translation>
    </message>
    <message>
        <source>‖W[l]‖²_F = Σᵢ Σⱼ wᵢⱼ² (S9), and the share that each layer has of their sum, which the L2 part weighs with λ/(2m). Click a row, or press ↑ and ↓, for the histogram of that layer.</source>
        <translation>‖W[l]‖²_F = Σᵢ Σⱼ wᵢⱼ² (S9)，以及各层占总和的比例；L2 部分用 λ/(2m) 给总和加权。点击一行，或按 ↑ 和 ↓，查看该层的直方图。</translation>
    </message>
</context>
<context>
    <name>CostStack</name>
    <message>
        <source>Data term</source>
        <translation>数据项</translation>
    </message>
    <message>
        <source>Epoch</source>
        <translation>轮</translation>
    </message>
    <message>
        <source>J = data + L2 + L1</source>
        <translation>J = 数据项 + L2 + L1</translation>
    </message>
    <message>
        <source>J on a mini-batch</source>
        <translation>一个小批量上的 J</translation>
    </message>
    <message>
        <source>J over epochs as a stack of its parts</source>
        <translation>J 随轮数的变化，按各部分堆叠</translation>
    </message>
    <message>
        <source>L1</source>
        <translation>L1</translation>
    </message>
    <message>
        <source>L1 part</source>
        <translation>L1 部分</translation>
    </message>
    <message>
        <source>L2</source>
        <translation>L2</translation>
    </message>
    <message>
        <source>L2 part</source>
        <translation>L2 部分</translation>
    </message>
    <message>
        <source>data</source>
        <translation>数据项</translation>
    </message>
    <message>
        <source>stack seen from epoch {0} on</source>
        <translation>堆叠从第 {0} 轮起可见</translation>
    </message>
</context>
<context>
    <name>Curves</name>
    <message>
        <source>&lt;p&gt;g(z) is the activation; the band along it is thick where much of z[l] lies (S13). Small W makes z - b small, and tanh(z) is then nearly z: within 8 % of it for |z| &amp;lt; 0.5; sigmoid, which is ½ + ½·tanh(z/2), likewise for |z| &amp;lt; 1. The bracket at the bottom spans the biases b[l], which are not decayed (S7).&lt;/p&gt;</source>
        <translation>&lt;p&gt;g(z) 是激活函数；沿曲线的带子在 z[l] 密集处较粗 (S13)。W 小，z - b 就小，tanh(z) 便几乎等于 z：当 |z| &amp;lt; 0.5 时相差在 8 % 以内；sigmoid 即 ½ + ½·tanh(z/2)，当 |z| &amp;lt; 1 时同样如此。底部的括号表示偏置 b[l] 的范围，偏置不衰减 (S7)。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>b, from</source>
        <translation>b，从</translation>
    </message>
    <message>
        <source>b, mean</source>
        <translation>b，均值</translation>
    </message>
    <message>
        <source>b, to</source>
        <translation>b，到</translation>
    </message>
    <message>
        <source>no such unit</source>
        <translation>没有这个单元</translation>
    </message>
    <message>
        <source>of z here</source>
        <translation>的 z 在此</translation>
    </message>
    <message>
        <source>z of each hidden layer along the activation&apos;s curve</source>
        <translation>各隐藏层的 z 在激活函数曲线上的位置</translation>
    </message>
    <message>
        <source>z[{0}], 1 unit</source>
        <translation>z[{0}]，1 个单元</translation>
    </message>
    <message>
        <source>z[{0}], {1} units</source>
        <translation>z[{0}]，{1} 个单元</translation>
    </message>
    <message>
        <source>{0} in |z| &lt; {1}</source>
        <translation>{0} 在 |z| &lt; {1} 内</translation>
    </message>
    <message>
        <source>{0} negative</source>
        <translation>{0} 为负</translation>
    </message>
    <message>
        <source>{0} of {1} units dead</source>
        <translation>{1} 个单元中 {0} 个死亡</translation>
    </message>
</context>
<context>
    <name>DebugPage</name>
    <message>
        <source>All of train in each step: mini-batches no longer differ, so that only the masks make J noisy.</source>
        <translation>每一步都用整个训练集：小批量之间不再有差别，只剩掩码使 J 起伏。</translation>
    </message>
    <message>
        <source>Both twins start from the same weights and see the same mini-batches; only the one with dropout has another mask at each step.</source>
        <translation>两个孪生从同样的权重出发，看到同样的小批量；只有用随机失活的那个每一步换一个掩码。</translation>
    </message>
    <message>
        <source>Does J fall? With dropout it is hard to tell, because each step has another mask (S18). The advice: turn dropout off, see that J falls, then turn it on. “Train twins” does both at once.</source>
        <translation>J 在下降吗？用了随机失活就很难看出来，因为每一步的掩码都不同 (S18)。建议：先关掉随机失活，确认 J 在下降，再打开。“训练孪生”把两者同时做了。</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>轮数</translation>
    </message>
    <message>
        <source>Full batch</source>
        <translation>全批量</translation>
    </message>
    <message>
        <source>Given up after {0} steps.</source>
        <translation>{0} 步后中止。</translation>
    </message>
    <message>
        <source>How long both are trained.</source>
        <translation>两者各训练多久。</translation>
    </message>
    <message>
        <source>J of the same parameters under many masks comes at the end.</source>
        <translation>同一组参数在许多掩码下的 J，在最后给出。</translation>
    </message>
    <message>
        <source>J of the same parameters, n = {0}</source>
        <translation>同一组参数的 J，n = {0}</translation>
    </message>
    <message>
        <source>J rose at {0} of the steps with dropout, at {1} without.</source>
        <translation>用随机失活时，J 在 {0} 的步上升；不用时为 {1}。</translation>
    </message>
    <message>
        <source>Step {0} of {1}.</source>
        <translation>第 {0} 步，共 {1} 步。</translation>
    </message>
    <message>
        <source>The same seed twice, with dropout and with keep_prob = 1, beside the run, which waits meanwhile (S18).</source>
        <translation>同一种子跑两次，一次用随机失活，一次 keep_prob = 1；当前运行在此期间等待 (S18)。</translation>
    </message>
    <message>
        <source>Train twins</source>
        <translation>训练孪生</translation>
    </message>
    <message>
        <source>Waiting for the run to stand…</source>
        <translation>正在等训练停住…</translation>
    </message>
    <message>
        <source>With dropout J is not one function of the parameters: each mask makes another J of the same parameters and the same examples (S18).</source>
        <translation>用了随机失活，J 就不再是参数的一个确定函数：对同样的参数和同样的样本，每个掩码给出另一个 J (S18)。</translation>
    </message>
    <message>
        <source>With keep_prob = 1 both twins are the same: choose less.</source>
        <translation>keep_prob = 1 时两个孪生完全相同：请选更小的值。</translation>
    </message>
    <message>
        <source>no mask</source>
        <translation>无掩码</translation>
    </message>
    <message>
        <source>{0} masks</source>
        <translation>{0} 个掩码</translation>
    </message>
    <message>
        <source>“Full batch” takes out what the mini-batches add.</source>
        <translation>“全批量”去掉小批量带来的起伏。</translation>
    </message>
</context>
<context>
    <name>DecayPicture</name>
    <message>
        <source>Bias of the unit</source>
        <translation>单元的偏置</translation>
    </message>
    <message>
        <source>Biases are not penalized, so they never decay (S7).</source>
        <translation>偏置不受惩罚，所以从不衰减 (S7)。</translation>
    </message>
    <message>
        <source>Data gradient off</source>
        <translation>关掉数据梯度</translation>
    </message>
    <message>
        <source>Each step of gradient descent multiplies every weight by this factor, before the data moves it (S11). It must lie in (0, 1); m is n_train at every batch size.</source>
        <translation>梯度下降的每一步先把每个权重乘以这个因子，再由数据移动它 (S11)。它必须在 (0, 1) 内；不论批量大小，m 都是 n_train。</translation>
    </message>
    <message>
        <source>Factor 1 − αλ/m</source>
        <translation>因子 1 − αλ/m</translation>
    </message>
    <message>
        <source>Follow this weight apart from the run, by the program&apos;s own update in float64 with a data gradient of zero: what is left is pure decay. The run goes on as it is.</source>
        <translation>在运行之外单独跟踪这个权重，用程序自己的 float64 更新，而数据梯度为零：剩下的就是纯粹的衰减。训练照常继续。</translation>
    </message>
    <message>
        <source>For how many steps; switch the data gradient off first.</source>
        <translation>走多少步；请先关掉数据梯度。</translation>
    </message>
    <message>
        <source>Half-life</source>
        <translation>半衰期</translation>
    </message>
    <message>
        <source>How much of a step is decay</source>
        <translation>一步中有多少是衰减</translation>
    </message>
    <message>
        <source>Press Start (F5): the factor 1 − αλ/m, by which every step shrinks the weights, and the two parts of one weight&apos;s step draw here.</source>
        <translation>按“开始”(F5)：这里画出每步缩小权重的因子 1 − αλ/m，以及一个权重一步的两个部分。</translation>
    </message>
    <message>
        <source>Steps until a weight that the data does not move is half as large: ln(1/2)/ln(factor).</source>
        <translation>数据不去移动的权重要减半所需的步数：ln(1/2)/ln(因子)。</translation>
    </message>
    <message>
        <source>Steps without data gradient</source>
        <translation>没有数据梯度的步数</translation>
    </message>
    <message>
        <source>W ← W − α·dJ_data/dW − αλ/m·W (S10, S11). The data gradient is the mean over a fixed sample of train with dropout off; a mini-batch&apos;s own differs from it at random.</source>
        <translation>W ← W − α·dJ_data/dW − αλ/m·W (S10, S11)。数据梯度是关掉随机失活时在训练集固定样本上的均值；小批量自己的梯度与它随机地不同。</translation>
    </message>
    <message>
        <source>Weight decay</source>
        <translation>权重衰减</translation>
    </message>
    <message>
        <source>data gradient: mean of {0} of train, dropout off</source>
        <translation>数据梯度：训练集 {0} 个样本的均值，关掉随机失活</translation>
    </message>
    <message>
        <source>never decayed</source>
        <translation>从不衰减</translation>
    </message>
    <message>
        <source>no decay by a factor</source>
        <translation>没有按因子的衰减</translation>
    </message>
    <message>
        <source>{0} steps</source>
        <translation>{0} 步</translation>
    </message>
</context>
<context>
    <name>DepthCanvas</name>
    <message>
        <source>95 % of networks</source>
        <translation>95 % 的网络</translation>
    </message>
    <message>
        <source>Layer l</source>
        <translation>第 l 层</translation>
    </message>
    <message>
        <source>Layer {0}</source>
        <translation>第 {0} 层</translation>
    </message>
    <message>
        <source>forecast</source>
        <translation>预测</translation>
    </message>
    <message>
        <source>measured</source>
        <translation>实测</translation>
    </message>
    <message>
        <source>{0} forecast</source>
        <translation>预测 {0}</translation>
    </message>
    <message>
        <source>{0} measured</source>
        <translation>实测 {0}</translation>
    </message>
</context>
<context>
    <name>DescentCanvas</name>
    <message>
        <source>Step</source>
        <translation>步</translation>
    </message>
    <message>
        <source>step {0}</source>
        <translation>第 {0} 步</translation>
    </message>
</context>
<context>
    <name>DropoutPage</name>
    <message>
        <source>Layer</source>
        <translation>层</translation>
    </message>
    <message>
        <source>Which layer to look at; the output layer has no dropout (S15).</source>
        <translation>看哪一层；输出层没有随机失活 (S15)。</translation>
    </message>
    <message>
        <source>input ({0})</source>
        <translation>输入（{0}）</translation>
    </message>
    <message>
        <source>layer {0}</source>
        <translation>第 {0} 层</translation>
    </message>
    <message>
        <source>{1} ({0} units)</source>
        <translation>{1}（{0} 个单元）</translation>
    </message>
</context>
<context>
    <name>DropoutPicture</name>
    <message>
        <source>At test</source>
        <translation>测试时</translation>
    </message>
    <message>
        <source>Debug J</source>
        <translation>调试 J</translation>
    </message>
    <message>
        <source>Does J fall? Two twins, with dropout and without (S18).</source>
        <translation>J 在下降吗？一对孪生，用与不用随机失活 (S18)。</translation>
    </message>
    <message>
        <source>Dropout</source>
        <translation>随机失活</translation>
    </message>
    <message>
        <source>Inverted dropout on one mini-batch, forward and back (S14, S15).</source>
        <translation>一个小批量上的反向随机失活，前向与反向 (S14, S15)。</translation>
    </message>
    <message>
        <source>Knock units out: is any of them indispensable (S17)?</source>
        <translation>敲掉单元：有哪个是不可缺少的吗 (S17)？</translation>
    </message>
    <message>
        <source>Look before the first step</source>
        <translation>第一步之前先看看</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>正在查看…</translation>
    </message>
    <message>
        <source>Press Start (F5): inverted dropout is taken apart here on a mini-batch of the run.</source>
        <translation>按“开始”(F5)：这里在这次运行的一个小批量上，逐步拆解反向随机失活。</translation>
    </message>
    <message>
        <source>Set up the run that Start would begin, and let it wait at step 0.</source>
        <translation>建立“开始”会启动的运行，让它在第 0 步等待。</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>单元</translation>
    </message>
    <message>
        <source>What if dropout stayed on when measuring (S16).</source>
        <translation>如果测量时仍开着随机失活会怎样 (S16)。</translation>
    </message>
</context>
<context>
    <name>FeatureHistograms</name>
    <message>
        <source>Inputs by which the parts can be told apart</source>
        <translation>能区分两部分的输入</translation>
    </message>
    <message>
        <source>{0}: mean {1} in {2}, {3} in {4}; D = {5}, {6}</source>
        <translation>{0}：{2}的均值 {1}，{4}的均值 {3}；D = {5}，{6}</translation>
    </message>
</context>
<context>
    <name>GapBars</name>
    <message>
        <source>Avoidable bias</source>
        <translation>可避免偏差</translation>
    </message>
    <message>
        <source>Mismatch</source>
        <translation>分布不一致</translation>
    </message>
    <message>
        <source>Overfit to dev</source>
        <translation>对开发集过拟合</translation>
    </message>
    <message>
        <source>Variance</source>
        <translation>方差</translation>
    </message>
    <message>
        <source>dev − train-dev</source>
        <translation>开发 − 训练-开发</translation>
    </message>
    <message>
        <source>high</source>
        <translation>高</translation>
    </message>
    <message>
        <source>low</source>
        <translation>低</translation>
    </message>
    <message>
        <source>not sure</source>
        <translation>不确定</translation>
    </message>
    <message>
        <source>test − dev</source>
        <translation>测试 − 开发</translation>
    </message>
    <message>
        <source>tolerance {0}</source>
        <translation>容差 {0}</translation>
    </message>
    <message>
        <source>train − e*</source>
        <translation>训练 − e*</translation>
    </message>
    <message>
        <source>train-dev − train</source>
        <translation>训练-开发 − 训练</translation>
    </message>
    <message>
        <source>{0} ({1} to {2}), {3}</source>
        <translation>{0}（{1} 到 {2}），{3}</translation>
    </message>
    <message>
        <source>{0} points</source>
        <translation>{0} 个百分点</translation>
    </message>
</context>
<context>
    <name>GapsPage</name>
    <message>
        <source>A tenth of train is then only measured; the next run is trained on the rest.</source>
        <translation>训练集的十分之一此后只用于测量；下一次运行用其余部分训练。</translation>
    </message>
    <message>
        <source>Avoidable bias = train error - e*; variance = train-dev error - train error; mismatch = dev error - train-dev error; overfit to dev = test error - dev error (S2-S4).</source>
        <translation>可避免偏差 = 训练误差 - e*；方差 = 训练-开发集误差 - 训练误差；分布不一致 = 开发误差 - 训练-开发集误差；对开发集过拟合 = 测试误差 - 开发误差 (S2-S4)。</translation>
    </message>
    <message>
        <source>Hold out a train-dev slice</source>
        <translation>留出一份训练-开发集</translation>
    </message>
    <message>
        <source>Nothing is held out of train. With a train-dev slice (Split panel: hold out a train-dev slice) variance and mismatch can be told apart: it is like train, but was not trained on (S3).</source>
        <translation>没有从训练集留出样本。有了训练-开发集（“划分”面板：留出一份训练-开发集）才能区分方差与分布不一致：它与训练集同分布，却没有参与训练 (S3)。</translation>
    </message>
    <message>
        <source>Overfitting to dev shows only once test is unsealed, at the very end (S2).</source>
        <translation>对开发集过拟合，要到最后启封测试集时才看得出 (S2)。</translation>
    </message>
    <message>
        <source>Press Start (F5): how much of the error is bias, variance and mismatch draws here, live.</source>
        <translation>按“开始”(F5)：这里实时画出误差中有多少是偏差、方差和分布不一致。</translation>
    </message>
    <message>
        <source>Test was opened at step {0}, with other parameters than now.</source>
        <translation>测试集在第 {0} 步启封，当时的参数与现在不同。</translation>
    </message>
    <message>
        <source>{0} {1}</source>
        <translation>{0}{1}</translation>
    </message>
</context>
<context>
    <name>InitializationPicture</name>
    <message>
        <source>Forecast against measured over depth (S21, S22).</source>
        <translation>随深度变化的预测与实测 (S21, S22)。</translation>
    </message>
    <message>
        <source>Initialization</source>
        <translation>初始化</translation>
    </message>
    <message>
        <source>Press Start (F5), or look before the first step: how large signals and gradients are from layer to layer, forecast by theory and measured, draws here.</source>
        <translation>按“开始”(F5)，或在第一步之前先看看：这里逐层画出信号和梯度的大小，理论预测与实测对照。</translation>
    </message>
    <message>
        <source>Race</source>
        <translation>竞赛</translation>
    </message>
    <message>
        <source>Race initializations</source>
        <translation>初始化竞赛</translation>
    </message>
    <message>
        <source>Several initializations trained at once.</source>
        <translation>几种初始化同时训练。</translation>
    </message>
    <message>
        <source>Signals</source>
        <translation>信号</translation>
    </message>
    <message>
        <source>Train the experiment from several initializations at once.</source>
        <translation>从几种初始化出发，同时训练这个实验。</translation>
    </message>
</context>
<context>
    <name>InputsPage</name>
    <message>
        <source>0, constant</source>
        <translation>0，恒定</translation>
    </message>
    <message>
        <source>1 raw</source>
        <translation>1 原始</translation>
    </message>
    <message>
        <source>2 centred</source>
        <translation>2 中心化</translation>
    </message>
    <message>
        <source>3 scaled</source>
        <translation>3 缩放</translation>
    </message>
    <message>
        <source>A unit is as long across as up, so that the true shape is seen (S19).</source>
        <translation>横向一个单位与纵向一样长，所以看到的是真实形状 (S19)。</translation>
    </message>
    <message>
        <source>All inputs vary about alike ({0} to 1), so that normalizing changes little.</source>
        <translation>所有输入的变化幅度差不多（{0} 到 1），归一化改变不大。</translation>
    </message>
    <message>
        <source>And divided by its standard deviation σ over train.</source>
        <translation>再除以它在训练集上的标准差 σ。</translation>
    </message>
    <message>
        <source>Dev is normalized by train&apos;s μ and σ, never by its own.</source>
        <translation>开发集用训练集的 μ 和 σ 归一化，从不用自己的。</translation>
    </message>
    <message>
        <source>Dev is normalized by train&apos;s μ and σ, so that its own mean is near 0 but not 0: {0} for {1}.</source>
        <translation>开发集用训练集的 μ 和 σ 归一化，所以它自己的均值接近 0 但不是 0：{1} 为 {0}。</translation>
    </message>
    <message>
        <source>Each input less its mean μ over train.</source>
        <translation>每个输入减去它在训练集上的均值 μ。</translation>
    </message>
    <message>
        <source>Inputs as they are.</source>
        <translation>输入的原样。</translation>
    </message>
    <message>
        <source>Look before the first step</source>
        <translation>第一步之前先看看</translation>
    </message>
    <message>
        <source>Mean ± standard deviation of dev after normalization with train&apos;s numbers: near 0 ± 1 (S19).</source>
        <translation>用训练集的数归一化之后，开发集的均值 ± 标准差：接近 0 ± 1 (S19)。</translation>
    </message>
    <message>
        <source>Press Start (F5): two inputs of train and dev draw here raw, centred and scaled.</source>
        <translation>按“开始”(F5)：这里画出训练集和开发集的两个输入：原始、中心化、缩放之后。</translation>
    </message>
    <message>
        <source>Set up the run that Start would begin, and let it wait at step 0.</source>
        <translation>建立“开始”会启动的运行，让它在第 0 步等待。</translation>
    </message>
    <message>
        <source>The widest input varies {0} times as much as the narrowest.</source>
        <translation>变化最大的输入是变化最小的 {0} 倍。</translation>
    </message>
    <message>
        <source>dev</source>
        <translation>开发集</translation>
    </message>
    <message>
        <source>dev after</source>
        <translation>开发集归一化后</translation>
    </message>
    <message>
        <source>everything</source>
        <translation>全部数据</translation>
    </message>
    <message>
        <source>examples</source>
        <translation>样本</translation>
    </message>
    <message>
        <source>train</source>
        <translation>训练集</translation>
    </message>
    <message>
        <source>x&apos; = (x − μ)/σ with μ and σ from train only, reused on dev, on test and in use (S19).</source>
        <translation>x&apos; = (x − μ)/σ，μ 和 σ 只取自训练集，再用于开发集、测试集和实际使用 (S19)。</translation>
    </message>
    <message>
        <source>{0} is constant on train: it becomes zeros, not 0/0.</source>
        <translation>{0} 在训练集上恒定：它变为零，而不是 0/0。</translation>
    </message>
    <message>
        <source>μ from {0}</source>
        <translation>μ 取自{0}</translation>
    </message>
    <message>
        <source>σ from {0}</source>
        <translation>σ 取自{0}</translation>
    </message>
    <message>
        <source>⚠ Normalization is off in this run: the network sees panel 1; turn on Normalize inputs for 3.</source>
        <translation>⚠ 这次运行没有开归一化：网络看到的是图 1；打开“归一化输入”才是图 3。</translation>
    </message>
    <message>
        <source>⚠ μ and σ are measured on train, dev and test together, so that dev and test leak into training (S19). Set Normalize from to train.</source>
        <translation>⚠ μ 和 σ 是在训练集、开发集和测试集上一起测的，开发集和测试集因此泄漏到训练中 (S19)。请把“归一化取自”设为训练集。</translation>
    </message>
</context>
<context>
    <name>KeepProb</name>
    <message>
        <source>As in the run</source>
        <translation>与运行相同</translation>
    </message>
    <message>
        <source>The share of units that is KEPT in each step (S15). Here it is a what-if of this picture alone; the run&apos;s own is set in the Regularization panel (regularization.keep_prob).</source>
        <translation>每一步中单元被“保留”的比例 (S15)。这里只是这张图自己的假设；运行自己的值在“正则化”面板中设置 (regularization.keep_prob)。</translation>
    </message>
    <message>
        <source>What if: the run has no dropout here (Regularization › keep_prob).</source>
        <translation>假设：这次运行在此处没有随机失活（正则化 › keep_prob）。</translation>
    </message>
    <message>
        <source>What if: the run itself has keep_prob = {0}.</source>
        <translation>假设：这次运行自己的 keep_prob = {0}。</translation>
    </message>
    <message>
        <source>keep_prob</source>
        <translation>keep_prob</translation>
    </message>
    <message>
        <source>keep_prob to look at</source>
        <translation>要看的 keep_prob</translation>
    </message>
</context>
<context>
    <name>LayerBars</name>
    <message>
        <source>Norms of the layers</source>
        <translation>各层的范数</translation>
    </message>
    <message>
        <source>all</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>share</source>
        <translation>占比</translation>
    </message>
    <message>
        <source>{0}: squared norm {1}, {2} of all</source>
        <translation>{0}：平方范数 {1}，占总和的 {2}</translation>
    </message>
    <message>
        <source>‖W[l]‖²_F</source>
        <translation>‖W[l]‖²_F</translation>
    </message>
</context>
<context>
    <name>LayerRows</name>
    <message>
        <source>1 unit</source>
        <translation>1 个单元</translation>
    </message>
    <message>
        <source>&lt;p&gt;Each column is one look, the newest at the right; the shade tells how many of the values lie at that height. ‖ΔW‖/‖W‖ is what one step with all its parts (momentum, penalty) changes of W[l]; the shaded band around 10⁻³ is a rule of thumb, no law. dW is the gradient of the data term (S10 without λ/m·W), drawn as log₁₀|dW| on one axis for all layers. Dead: a ReLU unit that is 0 for every example. Saturated: tanh with |a| &amp;gt; 0.97, sigmoid with a &amp;lt; 0.015 or &amp;gt; 0.985.&lt;/p&gt;</source>
        <translation>&lt;p&gt;每一列是一次观察，最新的在右；深浅表示有多少值落在该高度。‖ΔW‖/‖W‖ 是包含所有部分（动量、惩罚项）的一步对 W[l] 的改变；10⁻³ 周围的浅色带是经验法则，不是定律。dW 是数据项的梯度（S10 去掉 λ/m·W），画的是 log₁₀|dW|，各层同一坐标。死亡：对每个样本都为 0 的 ReLU 单元。饱和：tanh 的 |a| &amp;gt; 0.97，sigmoid 的 a &amp;lt; 0.015 或 &amp;gt; 0.985。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>Layer {0}</source>
        <translation>第 {0} 层</translation>
    </message>
    <message>
        <source>Layer {0}, output</source>
        <translation>第 {0} 层，输出</translation>
    </message>
    <message>
        <source>W, a and dW of every layer over time</source>
        <translation>各层 W、a 和 dW 随时间的变化</translation>
    </message>
    <message>
        <source>a (ŷ at the output)</source>
        <translation>a（输出层为 ŷ）</translation>
    </message>
    <message>
        <source>exactly 0</source>
        <translation>恰好为 0</translation>
    </message>
    <message>
        <source>rms of dJ/dz</source>
        <translation>dJ/dz 的均方根</translation>
    </message>
    <message>
        <source>rms of dW</source>
        <translation>dW 的均方根</translation>
    </message>
    <message>
        <source>rms of {0}</source>
        <translation>{0} 的均方根</translation>
    </message>
    <message>
        <source>step</source>
        <translation>步</translation>
    </message>
    <message>
        <source>update-to-weight ratio {0}</source>
        <translation>更新与权重之比 {0}</translation>
    </message>
    <message>
        <source>{0} about {1}</source>
        <translation>{0} 约为 {1}</translation>
    </message>
    <message>
        <source>{0} dead</source>
        <translation>死亡 {0}</translation>
    </message>
    <message>
        <source>{0} saturated</source>
        <translation>饱和 {0}</translation>
    </message>
    <message>
        <source>{0} units</source>
        <translation>{0} 个单元</translation>
    </message>
    <message>
        <source>{0}, step {1}</source>
        <translation>{0}，第 {1} 步</translation>
    </message>
    <message>
        <source>|dW| about {0}</source>
        <translation>|dW| 约为 {0}</translation>
    </message>
</context>
<context>
    <name>LayersPicture</name>
    <message>
        <source>Layers</source>
        <translation>各层</translation>
    </message>
    <message>
        <source>Press Start (F5): for each layer you see how far a step moves W, how W, a and dW are spread over time, and how many units are dead or saturated.</source>
        <translation>按“开始”(F5)：对每一层，你会看到一步使 W 移动多少，W、a 和 dW 随时间如何分布，以及有多少单元死亡或饱和。</translation>
    </message>
    <message>
        <source>a and dW on {0} examples of train, a step on {1} of them</source>
        <translation>a 和 dW 基于训练集的 {0} 个样本，一步基于其中 {1} 个</translation>
    </message>
    <message>
        <source>dropout off</source>
        <translation>关掉随机失活</translation>
    </message>
    <message>
        <source>dropout off, which training has on</source>
        <translation>这里关掉随机失活，训练时是开着的</translation>
    </message>
    <message>
        <source>{0}, {1}.</source>
        <translation>{0}，{1}。</translation>
    </message>
</context>
<context>
    <name>LearningCurvePicture</name>
    <message>
        <source> repeats</source>
        <translation> 次重复</translation>
    </message>
    <message>
        <source> sizes</source>
        <translation> 种大小</translation>
    </message>
    <message>
        <source>At how many numbers of training examples it is measured, each about twice the one before; the last is all of train.</source>
        <translation>在多少种训练样本数上测量，每种大约是前一种的两倍；最后一种是整个训练集。</translation>
    </message>
    <message>
        <source>Draw the learning curve</source>
        <translation>画学习曲线</translation>
    </message>
    <message>
        <source>Each training took {0} steps, as many as all of train takes, so that few examples are not held back by few steps. The gain is how far dev error fell from the last but one size to the last, on the same dev examples; less than {1} does not count.</source>
        <translation>每次训练都走 {0} 步，与整个训练集所需相同，这样样本少的不会因步数少而吃亏。收益是从倒数第二种大小到最后一种，开发误差在同样的开发集样本上下降了多少；小于 {1} 不算。</translation>
    </message>
    <message>
        <source>Given up after {0} of {1} sizes: whether more data would help is told by the last two.</source>
        <translation>{1} 种大小中完成 {0} 种后中止：更多数据是否有用，要看最后两种。</translation>
    </message>
    <message>
        <source>How often each size is trained, with other examples, weights and mini-batches. The band is the 95 % interval of the mean over them (Student&apos;s t); a single repeat has none.</source>
        <translation>每种大小训练多少次，每次换样本、权重和小批量。带子是它们均值的 95 % 区间（学生 t 分布）；只有一次时没有带子。</translation>
    </message>
    <message>
        <source>Learning curve</source>
        <translation>学习曲线</translation>
    </message>
    <message>
        <source>Numbers of training examples</source>
        <translation>训练样本数的种数</translation>
    </message>
    <message>
        <source>Repeats</source>
        <translation>重复次数</translation>
    </message>
    <message>
        <source>Settings have changed since.</source>
        <translation>设置已经改变。</translation>
    </message>
    <message>
        <source>Size {0} of {1}: training on {2} of {3} examples. {4}</source>
        <translation>第 {0} 种大小，共 {1} 种：用 {3} 个样本中的 {2} 个训练。{4}</translation>
    </message>
    <message>
        <source>The experiment is trained on {0} to {1} examples. Where dev error still falls at the right end, more data would help; where train and dev have met, it would not (S6).</source>
        <translation>用 {0} 到 {1} 个样本训练这个实验。右端开发误差仍在下降，更多数据就有用；训练误差与开发误差已经会合，就没有用 (S6)。</translation>
    </message>
    <message>
        <source>The run stands, and Start waits, until this is done or cancelled.</source>
        <translation>在完成或取消之前，当前运行停住，“开始”也要等待。</translation>
    </message>
    <message>
        <source>There is no data yet: choose a source in the Data panel.</source>
        <translation>还没有数据：请在“数据”面板中选择来源。</translation>
    </message>
    <message>
        <source>Train the experiment on more and more of train, each time from its start and for as many steps, and measure train and dev error. The run stands meanwhile (S6).</source>
        <translation>用越来越多的训练集样本训练这个实验，每次从头开始、步数相同，并测量训练误差和开发误差。期间训练停住 (S6)。</translation>
    </message>
    <message>
        <source>Training on {0} examples. {1}</source>
        <translation>正在用 {0} 个样本训练。{1}</translation>
    </message>
</context>
<context>
    <name>LearningCurvePlot</name>
    <message>
        <source>Dev</source>
        <translation>开发</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>误差</translation>
    </message>
    <message>
        <source>Gap</source>
        <translation>差距</translation>
    </message>
    <message>
        <source>RMSE</source>
        <translation>RMSE</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Train and dev error against training examples</source>
        <translation>训练误差和开发误差随训练样本数的变化</translation>
    </message>
    <message>
        <source>Training examples, each time about twice as many</source>
        <translation>训练样本数，每次大约加倍</translation>
    </message>
    <message>
        <source>dev</source>
        <translation>开发集</translation>
    </message>
    <message>
        <source>train</source>
        <translation>训练集</translation>
    </message>
    <message>
        <source>{0} (95 %: {1} to {2})</source>
        <translation>{0}（95 %：{1} 到 {2}）</translation>
    </message>
    <message>
        <source>{0} training examples</source>
        <translation>{0} 个训练样本</translation>
    </message>
</context>
<context>
    <name>LensPicture</name>
    <message>
        <source>Look before the first step</source>
        <translation>第一步之前先看看</translation>
    </message>
    <message>
        <source>Set up the run that Start would begin, and let it wait at step 0.</source>
        <translation>建立“开始”会启动的运行，让它在第 0 步等待。</translation>
    </message>
</context>
<context>
    <name>LessonColumn</name>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Check my prediction</source>
        <translation>核对我的预测</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>First do what is asked for above</source>
        <translation>请先做完上面要求的事</translation>
    </message>
    <message>
        <source>First say what you expect</source>
        <translation>请先说出你的预测</translation>
    </message>
    <message>
        <source>Go on without doing this</source>
        <translation>不做这一步，继续</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>离开</translation>
    </message>
    <message>
        <source>Leave the lesson</source>
        <translation>离开课程</translation>
    </message>
    <message>
        <source>Leave the lesson: your own experiment comes back, your place is kept</source>
        <translation>离开课程：恢复你自己的实验，保留进度</translation>
    </message>
    <message>
        <source>Lesson</source>
        <translation>课程</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>跳过</translation>
    </message>
    <message>
        <source>Start over</source>
        <translation>重新开始</translation>
    </message>
    <message>
        <source>Step {0} of {1}</source>
        <translation>第 {0} 步，共 {1} 步</translation>
    </message>
    <message>
        <source>This is my prediction</source>
        <translation>这就是我的预测</translation>
    </message>
    <message>
        <source>your prediction</source>
        <translation>你的预测</translation>
    </message>
    <message>
        <source>✓ As you predicted.</source>
        <translation>✓ 和你预测的一样。</translation>
    </message>
    <message>
        <source>✗ It came out otherwise.</source>
        <translation>✗ 结果与预测不同。</translation>
    </message>
</context>
<context>
    <name>Lessons</name>
    <message>
        <source>   step {0} of {1}</source>
        <translation>   第 {0} 步，共 {1} 步</translation>
    </message>
    <message>
        <source>   ✓ done</source>
        <translation>   ✓ 已完成</translation>
    </message>
    <message>
        <source>&amp;Lessons</source>
        <translation>课程(&amp;L)</translation>
    </message>
    <message>
        <source>Give back your own experiment; the place in the lesson is kept.</source>
        <translation>恢复你自己的实验；课程的进度会保留。</translation>
    </message>
    <message>
        <source>Leave the lesson</source>
        <translation>离开课程</translation>
    </message>
    <message>
        <source>Lessons (*{0})</source>
        <translation>课程 (*{0})</translation>
    </message>
    <message>
        <source>Open a lesson that somebody wrote: a TOML file.</source>
        <translation>打开别人写的课程：一个 TOML 文件。</translation>
    </message>
    <message>
        <source>Open lesson file</source>
        <translation>打开课程文件</translation>
    </message>
    <message>
        <source>Open lesson file…</source>
        <translation>打开课程文件…</translation>
    </message>
    <message>
        <source>{0} About {1} minutes.</source>
        <translation>{0} 约 {1} 分钟。</translation>
    </message>
    <message>
        <source>{0}: the window has no control named {1}.</source>
        <translation>{0}：窗口里没有名为 {1} 的控件。</translation>
    </message>
</context>
<context>
    <name>LinearShare</name>
    <message>
        <source>&lt;p&gt;R² of the best affine map from the inputs to z[L] (least squares over the measured examples, outputs pooled): how much of what the network computes a straight stand-in computes too (S12). Adjusted for the number of inputs: 1 - (SSE/(n - d - 1))/(SST/(n - 1)).&lt;/p&gt;</source>
        <translation>&lt;p&gt;从输入到 z[L] 的最佳仿射映射的 R²（在被测量的样本上做最小二乘，各输出合并）：网络所计算的，直线替身也能算出多少 (S12)。已按输入个数校正：1 - (SSE/(n - d - 1))/(SST/(n - 1))。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>Linear share R²</source>
        <translation>线性占比 R²</translation>
    </message>
    <message>
        <source>Linear share over steps</source>
        <translation>线性占比随步数的变化</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>步</translation>
    </message>
    <message>
        <source>Step {0}</source>
        <translation>第 {0} 步</translation>
    </message>
    <message>
        <source>linear</source>
        <translation>线性</translation>
    </message>
</context>
<context>
    <name>Locks</name>
    <message>
        <source>Locked in this lesson. Leave the lesson to use it.</source>
        <translation>本课程中锁定。离开课程即可使用。</translation>
    </message>
</context>
<context>
    <name>Matrices</name>
    <message>
        <source>Matrices of dropout, step {0} of {1}</source>
        <translation>随机失活的矩阵，第 {0} 步，共 {1} 步</translation>
    </message>
    <message>
        <source>Unit {0}, example {1}: {2}</source>
        <translation>单元 {0}，样本 {1}：{2}</translation>
    </message>
    <message>
        <source>same D</source>
        <translation>同一个 D</translation>
    </message>
    <message>
        <source>the first {0} of {1} inputs</source>
        <translation>{1} 个输入中的前 {0} 个</translation>
    </message>
    <message>
        <source>the first {0} of {1} units</source>
        <translation>{1} 个单元中的前 {0} 个</translation>
    </message>
    <message>
        <source>the same D</source>
        <translation>同一个 D</translation>
    </message>
    <message>
        <source>{0} inputs</source>
        <translation>{0} 个输入</translation>
    </message>
    <message>
        <source>{0} units</source>
        <translation>{0} 个单元</translation>
    </message>
    <message>
        <source>↓ {0}   → {1} examples of one mini-batch of train</source>
        <translation>↓ {0}   → 训练集一个小批量的 {1} 个样本</translation>
    </message>
</context>
<context>
    <name>MismatchPicture</name>
    <message>
        <source>Alike?</source>
        <translation>一样吗？</translation>
    </message>
    <message>
        <source>Avoidable bias, variance, mismatch and overfitting to dev, by a train-dev slice (S2-S4).</source>
        <translation>用训练-开发集区分可避免偏差、方差、分布不一致和对开发集的过拟合 (S2-S4)。</translation>
    </message>
    <message>
        <source>Can the inputs of two parts be told apart?</source>
        <translation>两部分的输入能区分开吗？</translation>
    </message>
    <message>
        <source>Can two parts be told apart by their inputs? (S3)</source>
        <translation>两部分能凭输入区分开吗？(S3)</translation>
    </message>
    <message>
        <source>Four gaps</source>
        <translation>四个差距</translation>
    </message>
    <message>
        <source>From the best achievable error to test, step by step</source>
        <translation>从可达到的最低误差到测试误差，一步一步</translation>
    </message>
    <message>
        <source>There is no data yet: choose a source in the Data panel.</source>
        <translation>还没有数据：请在“数据”面板中选择来源。</translation>
    </message>
    <message>
        <source>Two parts</source>
        <translation>两部分</translation>
    </message>
</context>
<context>
    <name>NormalizationPicture</name>
    <message>
        <source>Condition number and largest stable α (S20).</source>
        <translation>条件数与最大的稳定 α (S20)。</translation>
    </message>
    <message>
        <source>Contours</source>
        <translation>等高线</translation>
    </message>
    <message>
        <source>Inputs</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>J&apos;s contours, raw and normalized (S20).</source>
        <translation>J 的等高线，原始与归一化 (S20)。</translation>
    </message>
    <message>
        <source>Largest α</source>
        <translation>最大 α</translation>
    </message>
    <message>
        <source>Normalization</source>
        <translation>归一化</translation>
    </message>
    <message>
        <source>The input on the horizontal axis.</source>
        <translation>横轴上的输入。</translation>
    </message>
    <message>
        <source>The input on the vertical axis.</source>
        <translation>纵轴上的输入。</translation>
    </message>
    <message>
        <source>Two inputs raw, centred and scaled (S19).</source>
        <translation>两个输入：原始、中心化、缩放 (S19)。</translation>
    </message>
    <message>
        <source>largest σ</source>
        <translation>最大的 σ</translation>
    </message>
    <message>
        <source>smallest σ</source>
        <translation>最小的 σ</translation>
    </message>
</context>
<context>
    <name>NumberPrediction</name>
    <message>
        <source>Your prediction</source>
        <translation>你的预测</translation>
    </message>
    <message>
        <source>Your prediction, slider</source>
        <translation>你的预测，滑块</translation>
    </message>
</context>
<context>
    <name>PartsPage</name>
    <message>
        <source>A logistic regression learns to tell the inputs of the two parts apart; where they are alike, it can only guess. Targets are never looked at, so that test stays sealed (S2, S3). The run stands meanwhile.</source>
        <translation>让一个逻辑回归学着区分两部分的输入；如果两者同分布，它只能靠猜。从不查看目标值，测试集保持封存 (S2, S3)。其间运行暂停。</translation>
    </message>
    <message>
        <source>AUC: how often, of a random pair, the example of the second part gets the higher score, measured on examples that the classifier was not fitted on. p: the share of random relabellings told apart as well.</source>
        <translation>AUC：随机取一对样本，第二部分的样本得分更高的频率，在没有用来拟合分类器的样本上测得。p：随机打乱标签后也能同样区分开的比例。</translation>
    </message>
    <message>
        <source>Choose two different parts.</source>
        <translation>请选两个不同的部分。</translation>
    </message>
    <message>
        <source>D: the largest distance of the two cumulative distributions (Kolmogorov and Smirnov), 0 to 1. p: for a distance as large by chance in any of the inputs looked at (Bonferroni).</source>
        <translation>D：两个累积分布的最大距离 (Kolmogorov–Smirnov)，0 到 1。p：所看的任一输入仅凭偶然就有这样大距离的概率 (Bonferroni)。</translation>
    </message>
    <message>
        <source>Data or split have changed since.</source>
        <translation>数据或划分已经改变。</translation>
    </message>
    <message>
        <source>Dev and test must come from the same distribution; train may differ. Alike, nothing can tell them apart by their inputs (S3).</source>
        <translation>开发集和测试集必须来自同一分布；训练集可以不同。若分布一样，就没有什么能凭输入把它们区分开 (S3)。</translation>
    </message>
    <message>
        <source>No single input tells them apart.</source>
        <translation>没有单个输入能区分它们。</translation>
    </message>
    <message>
        <source>Of test only the inputs are looked at, so that it stays sealed (S2).</source>
        <translation>测试集只看输入，因此保持封存 (S2)。</translation>
    </message>
    <message>
        <source>One part</source>
        <translation>一部分</translation>
    </message>
    <message>
        <source>Planted: {0} in both alike, so they are like each other. Compare either with train.</source>
        <translation>已植入：{0}，两者相同，所以它们彼此一样。请把其中之一与训练集比较。</translation>
    </message>
    <message>
        <source>Planted: {0} in {1} (Data panel). Take it out and look again.</source>
        <translation>已植入：{1}中的{0}（“数据”面板）。把它去掉，再看一次。</translation>
    </message>
    <message>
        <source>Planted: {0}, in neither of these two.</source>
        <translation>已植入：{0}，但不在这两部分中。</translation>
    </message>
    <message>
        <source>Tell them apart</source>
        <translation>区分它们</translation>
    </message>
    <message>
        <source>Telling them apart. The run stands, and Start waits, until this is done or cancelled.</source>
        <translation>正在区分。在完成或取消之前，当前运行停住，“开始”也要等待。</translation>
    </message>
    <message>
        <source>The inputs that tell the two parts apart will be drawn here.</source>
        <translation>能区分这两部分的输入将画在这里。</translation>
    </message>
    <message>
        <source>The other part</source>
        <translation>另一部分</translation>
    </message>
    <message>
        <source>and</source>
        <translation>与</translation>
    </message>
    <message>
        <source>{0} of {1} σ</source>
        <translation>{0} {1} σ</translation>
    </message>
    <message>
        <source>{0} {1}</source>
        <translation>{0}{1}</translation>
    </message>
</context>
<context>
    <name>PeekingPicture</name>
    <message>
        <source>A single setting leaves nothing to choose: its error on {0} test examples is on average the true one.</source>
        <translation>只有一种设置就无从挑选：它在 {0} 个测试样本上的误差，平均而言就是真实误差。</translation>
    </message>
    <message>
        <source>Alike</source>
        <translation>同对同错</translation>
    </message>
    <message>
        <source>All k settings have the same true error, and each is measured on the same n test examples. The expected smallest of k measured errors is Σ P(X &gt; j)^k / n over j = 0 … n - 1, X being a binomial count of n at the true error (S2).</source>
        <translation>k 种设置的真实误差都相同，各自在同样的 n 个测试样本上测量。k 个测得误差中最小者的期望是 Σ P(X &gt; j)^k / n，j = 0 … n - 1；X 是以真实误差为概率的 n 次二项计数 (S2)。</translation>
    </message>
    <message>
        <source>Choose on dev, and read test once, at the very end (S2).</source>
        <translation>在开发集上挑选；测试集只在最后读一次 (S2)。</translation>
    </message>
    <message>
        <source>Draw one person&apos;s choice</source>
        <translation>抽一个人的选择</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>样本数</translation>
    </message>
    <message>
        <source>Measure k settings on n test examples by chance, and choose the one that looks best. Each press is another person with another test set.</source>
        <translation>随机模拟 k 种设置在 n 个测试样本上的测量，并选出看上去最好的一种。每按一次，换一个人、换一份测试集。</translation>
    </message>
    <message>
        <source>No luck this time.</source>
        <translation>这次没碰上好运气。</translation>
    </message>
    <message>
        <source>Nobody has chosen yet.</source>
        <translation>还没有人选过。</translation>
    </message>
    <message>
        <source>Peeking</source>
        <translation>偷看</translation>
    </message>
    <message>
        <source>Person {0} takes setting {1} and reports {2}; its true error is {3}.</source>
        <translation>第 {0} 个人选了设置 {1}，报告 {2}；它的真实误差是 {3}。</translation>
    </message>
    <message>
        <source>Put in how many examples test holds here, and the last dev error for the true one. Test is not opened.</source>
        <translation>填入这里测试集的样本数，并以最后的开发误差代替真实误差。测试集不会启封。</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置数</translation>
    </message>
    <message>
        <source>Take n and error of this run</source>
        <translation>取这次运行的 n 和误差</translation>
    </message>
    <message>
        <source>That is more than the 95 % interval of ± {0} covers: choose on dev, and read test once (S2).</source>
        <translation>这已超出 ± {0}的 95 % 区间：在开发集上挑选，测试集只读一次 (S2)。</translation>
    </message>
    <message>
        <source>The best of {0} settings looks {1} better on {2} test examples than it is.</source>
        <translation>{0} 种设置中最好的一种，在 {2} 个测试样本上看起来比实际好 {1}。</translation>
    </message>
    <message>
        <source>The error of every setting on examples without end. None of them is better than another.</source>
        <translation>每种设置在无穷多样本上的误差。没有哪一种比另一种更好。</translation>
    </message>
    <message>
        <source>The share of the test examples that all settings get right or wrong alike, as variants of one network mostly do. There luck moves all of them together, and leaves less to choose by; measured errors have this correlation.</source>
        <translation>所有设置同对同错的测试样本所占的比例；同一网络的各种变体大多如此。在这些样本上运气使大家同进同退，可供挑选的差别就少；测得误差之间的相关系数即为此数。</translation>
    </message>
    <message>
        <source>Train a classifier first (F5): its last dev error stands for the true one.</source>
        <translation>先训练一个分类器 (F5)：用它最后的开发误差代替真实误差。</translation>
    </message>
    <message>
        <source>True error</source>
        <translation>真实误差</translation>
    </message>
    <message>
        <source>k: among how many settings the one with the least error on test is chosen (S2).</source>
        <translation>k：从多少种设置中挑选测试误差最小的一种 (S2)。</translation>
    </message>
    <message>
        <source>n: how many test examples each setting is measured on.</source>
        <translation>n：每种设置在多少个测试样本上测量。</translation>
    </message>
    <message>
        <source>{0} too low.</source>
        <translation>低了 {0}。</translation>
    </message>
    <message>
        <source>{0} {1}</source>
        <translation>{0}{1}</translation>
    </message>
</context>
<context>
    <name>PeekingPlot</name>
    <message>
        <source>Best of {0}</source>
        <translation>{0} 种中最好的</translation>
    </message>
    <message>
        <source>Best so far</source>
        <translation>目前最好</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>误差</translation>
    </message>
    <message>
        <source>Reported and true error against settings tried</source>
        <translation>报告误差与真实误差随所试设置数的变化</translation>
    </message>
    <message>
        <source>Reported, on average</source>
        <translation>报告误差（平均）</translation>
    </message>
    <message>
        <source>Settings tried, k</source>
        <translation>试过的设置数 k</translation>
    </message>
    <message>
        <source>This person: setting {0}</source>
        <translation>此人：设置 {0}</translation>
    </message>
    <message>
        <source>Too low by</source>
        <translation>低了</translation>
    </message>
    <message>
        <source>True</source>
        <translation>真实误差</translation>
    </message>
    <message>
        <source>reported</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>true</source>
        <translation>真实</translation>
    </message>
</context>
<context>
    <name>PlaceChoice</name>
    <message>
        <source>Follow another weight, each equally likely.</source>
        <translation>换一个权重来跟踪，每个机会均等。</translation>
    </message>
    <message>
        <source>Follow the weight that is now the largest of all.</source>
        <translation>跟踪现在最大的权重。</translation>
    </message>
    <message>
        <source>Largest</source>
        <translation>最大</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>层</translation>
    </message>
    <message>
        <source>Layer l of the weight, from 1 on.</source>
        <translation>权重所在的层 l，从 1 起。</translation>
    </message>
    <message>
        <source>Random</source>
        <translation>随机</translation>
    </message>
    <message>
        <source>The unit of layer l: a row of W[l], from 1 on.</source>
        <translation>第 l 层的单元：W[l] 的行，从 1 起。</translation>
    </message>
    <message>
        <source>The unit of layer l−1 that the weight comes from: a column.</source>
        <translation>权重所来自的第 l−1 层单元：列。</translation>
    </message>
    <message>
        <source>column</source>
        <translation>列</translation>
    </message>
    <message>
        <source>row</source>
        <translation>行</translation>
    </message>
    <message>
        <source>{0} of the weight</source>
        <translation>权重的{0}</translation>
    </message>
</context>
<context>
    <name>ProgressRow</name>
    <message>
        <source>Step {0} of {1}</source>
        <translation>第 {0} 步，共 {1} 步</translation>
    </message>
</context>
<context>
    <name>RaceCurve</name>
    <message>
        <source>Dev RMSE</source>
        <translation>开发 RMSE</translation>
    </message>
    <message>
        <source>Dev error</source>
        <translation>开发误差</translation>
    </message>
    <message>
        <source>Epoch</source>
        <translation>轮</translation>
    </message>
    <message>
        <source>Epoch {0}</source>
        <translation>第 {0} 轮</translation>
    </message>
    <message>
        <source>Errors of all runs against epoch</source>
        <translation>各次运行的误差随轮数的变化</translation>
    </message>
    <message>
        <source>Train RMSE</source>
        <translation>训练 RMSE</translation>
    </message>
    <message>
        <source>Train error</source>
        <translation>训练误差</translation>
    </message>
    <message>
        <source>diverged</source>
        <translation>发散</translation>
    </message>
</context>
<context>
    <name>RacePage</name>
    <message>
        <source> epochs</source>
        <translation> 轮</translation>
    </message>
    <message>
        <source>Choose at least one initialization.</source>
        <translation>请至少选择一种初始化。</translation>
    </message>
    <message>
        <source>Dev error</source>
        <translation>开发误差</translation>
    </message>
    <message>
        <source>Epoch {0} of {1}: all runs see the same mini-batches in the same order.</source>
        <translation>第 {0} 轮，共 {1} 轮：所有运行以同样的顺序看到同样的小批量。</translation>
    </message>
    <message>
        <source>Epochs of the race</source>
        <translation>竞赛的轮数</translation>
    </message>
    <message>
        <source>How many epochs each run trains; the first ones tell most of the difference.</source>
        <translation>每次运行训练多少轮；最初几轮就能看出大部分差别。</translation>
    </message>
    <message>
        <source>Press Race: the errors of all chosen initializations draw here, from the same data, seed and mini-batches.</source>
        <translation>按“竞赛”：这里画出所有选中初始化的误差，数据、种子和小批量都相同。</translation>
    </message>
    <message>
        <source>Race</source>
        <translation>竞赛</translation>
    </message>
    <message>
        <source>Setting up the runs…</source>
        <translation>正在建立各次运行…</translation>
    </message>
    <message>
        <source>The same experiment from several initializations (S21, S22)</source>
        <translation>同一个实验，不同的初始化 (S21, S22)</translation>
    </message>
    <message>
        <source>Train error</source>
        <translation>训练误差</translation>
    </message>
    <message>
        <source>Train error tells who learns; dev error tells who generalizes.</source>
        <translation>训练误差说明谁在学习；开发误差说明谁能泛化。</translation>
    </message>
    <message>
        <source>Trains the experiment from each chosen initialization, some steps each in turn: same data, same seed, same order of mini-batches. The run stands meanwhile.</source>
        <translation>从每种选中的初始化训练这个实验，轮流各走几步：同样的数据、种子和小批量顺序。期间当前运行停住。</translation>
    </message>
    <message>
        <source>Which error</source>
        <translation>哪个误差</translation>
    </message>
</context>
<context>
    <name>RatesPage</name>
    <message>
        <source>, at step {0}</source>
        <translation>，第 {0} 步</translation>
    </message>
    <message>
        <source>Full batch of {0} examples of train</source>
        <translation>训练集 {0} 个样本的全批量</translation>
    </message>
    <message>
        <source>Gradient descent on the quadratic with this Hessian, from where each direction that curves upward holds an equal share of J. J above its least, the start being 1, on a logarithmic axis (S20).</source>
        <translation>在具有这个 Hessian 的二次函数上做梯度下降，起点处每个向上弯曲的方向各占 J 的同样份额。J 超出最低值的部分，起点为 1，对数坐标 (S20)。</translation>
    </message>
    <message>
        <source>In {0} of {1} directions J curves downward.</source>
        <translation>{1} 个方向中，J 在 {0} 个方向上向上弯曲。</translation>
    </message>
    <message>
        <source>J of</source>
        <translation>谁的 J</translation>
    </message>
    <message>
        <source>Measure the curvature</source>
        <translation>测量曲率</translation>
    </message>
    <message>
        <source>Normalized: J − its least</source>
        <translation>归一化：J − 最低值</translation>
    </message>
    <message>
        <source>Press Measure the curvature: the condition number and the largest stable α come here, raw and normalized, and two descents that show it.</source>
        <translation>按“测量曲率”：这里给出原始与归一化输入的条件数和最大稳定 α，以及演示它们的两条下降曲线。</translation>
    </message>
    <message>
        <source>Raw inputs: J − its least</source>
        <translation>原始输入：J − 最低值</translation>
    </message>
    <message>
        <source>Set α to 0.95 of the largest</source>
        <translation>把 α 设为最大值的 0.95</translation>
    </message>
    <message>
        <source>Settings have changed since; measure again.</source>
        <translation>设置已经改变；请重新测量。</translation>
    </message>
    <message>
        <source>Take a smaller α.</source>
        <translation>请取更小的 α。</translation>
    </message>
    <message>
        <source>The run&apos;s network, or least squares from the inputs to the target, which is convex.</source>
        <translation>这次运行的网络，或从输入到目标的最小二乘（凸函数）。</translation>
    </message>
    <message>
        <source>This is plain descent&apos;s limit; Adam scales each parameter&apos;s step by itself.</source>
        <translation>这是普通梯度下降的极限；Adam 会自行缩放每个参数的步长。</translation>
    </message>
    <message>
        <source>Turn on Normalize inputs, or take a smaller α.</source>
        <translation>请打开“归一化输入”，或取更小的 α。</translation>
    </message>
    <message>
        <source>With momentum the limit is 2(1 + β)/λ_max, 1.9 times as much.</source>
        <translation>用动量时极限为 2(1 + β)/λ_max，是 1.9 倍。</translation>
    </message>
    <message>
        <source>Work out the extreme eigenvalues of J&apos;s Hessian, raw and normalized; the run stands meanwhile.</source>
        <translation>求 J 的 Hessian 的极端特征值，原始与归一化；期间训练停住。</translation>
    </message>
    <message>
        <source>Working out the Hessian…</source>
        <translation>正在计算 Hessian…</translation>
    </message>
    <message>
        <source>a linear model</source>
        <translation>线性模型</translation>
    </message>
    <message>
        <source>largest α</source>
        <translation>最大 α</translation>
    </message>
    <message>
        <source>normalized</source>
        <translation>归一化</translation>
    </message>
    <message>
        <source>raw</source>
        <translation>原始</translation>
    </message>
    <message>
        <source>the network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>λ_max and λ_min: the largest eigenvalue of J&apos;s Hessian, and the smallest above 10⁻¹²·λ_max. The largest stable α of plain descent is 2/λ_max; progress is set by λ_max/λ_min (S20).</source>
        <translation>λ_max 和 λ_min：J 的 Hessian 的最大特征值，以及大于 10⁻¹²·λ_max 的最小特征值。普通下降的最大稳定 α 是 2/λ_max；进展由 λ_max/λ_min 决定 (S20)。</translation>
    </message>
    <message>
        <source>λ_min is left out: the whole Hessian of {0} parameters is too large, and mostly flat.</source>
        <translation>λ_min 从略：{0} 个参数的完整 Hessian 太大，而且大部分是平的。</translation>
    </message>
    <message>
        <source>⚠ The run&apos;s α = {0} lies above {1}: expect J to swing or to break.</source>
        <translation>⚠ 这次运行的 α = {0} 高于 {1}：J 可能震荡或崩溃。</translation>
    </message>
</context>
<context>
    <name>RunDetails</name>
    <message>
        <source>At each run&apos;s best dev reading</source>
        <translation>各自开发误差最低的读数</translation>
    </message>
    <message>
        <source>At the end</source>
        <translation>结束时</translation>
    </message>
    <message>
        <source>Choose a second run as well (Ctrl+click, or Shift with the arrow keys) to compare them.</source>
        <translation>再选一次运行来比较（Ctrl+点击，或 Shift 加方向键）。</translation>
    </message>
    <message>
        <source>Choose two runs to see them side by side.</source>
        <translation>选两次运行，并排查看。</translation>
    </message>
    <message>
        <source>Comparing…</source>
        <translation>正在比较…</translation>
    </message>
    <message>
        <source>Comparison of runs</source>
        <translation>运行的比较</translation>
    </message>
    <message>
        <source>One of them has not started.</source>
        <translation>其中一次还没有开始。</translation>
    </message>
    <message>
        <source>One of them was lost before its end, so there is nothing to compare.</source>
        <translation>其中一次在结束前丢失，因此无从比较。</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Settings that differ</source>
        <translation>不同的设置</translation>
    </message>
    <message>
        <source>Training; the verdict comes at the end.</source>
        <translation>正在训练；结束时给出判断。</translation>
    </message>
    <message>
        <source>{0} against {1}</source>
        <translation>{0} 对 {1}</translation>
    </message>
    <message>
        <source>{0} was made as long as {1}, {2} steps.</source>
        <translation>{0} 与 {1} 一样长，共 {2} 步。</translation>
    </message>
</context>
<context>
    <name>RunsPicture</name>
    <message>
        <source> runs</source>
        <translation> 次</translation>
    </message>
    <message>
        <source>Bring back</source>
        <translation>找回</translation>
    </message>
    <message>
        <source>Bring back what was deleted last.</source>
        <translation>找回最近删除的。</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Every run is kept here. Press Start (F5); then try a remedy in the diagnosis column, or change a setting and press Start again.</source>
        <translation>每次运行都保留在这里。按“开始”(F5)；然后试试诊断栏中的补救办法，或改一项设置再按“开始”。</translation>
    </message>
    <message>
        <source>Keep it at the top, safe from being deleted.</source>
        <translation>固定在最上面，不会被删除。</translation>
    </message>
    <message>
        <source>Make the chosen run the present one again (Enter).</source>
        <translation>让选中的运行重新成为当前运行（回车）。</translation>
    </message>
    <message>
        <source>Pin</source>
        <translation>固定</translation>
    </message>
    <message>
        <source>Repeat</source>
        <translation>重复</translation>
    </message>
    <message>
        <source>Return to it</source>
        <translation>回到它</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Runs in all</source>
        <translation>运行总数</translation>
    </message>
    <message>
        <source>Take the chosen runs out of the table (Del).</source>
        <translation>把选中的运行从表中移除 (Del)。</translation>
    </message>
    <message>
        <source>Train the present experiment again with other weights, mini-batches and masks on the same split, until there are so many runs: the error plot then shows their range.</source>
        <translation>在同一划分上用另外的权重、小批量和掩码再次训练当前实验，直到有这么多次：误差图便显示它们的范围。</translation>
    </message>
    <message>
        <source>{0} deleted; “Bring back” returns it.</source>
        <translation>已删除 {0}；“找回”可恢复。</translation>
    </message>
    <message>
        <source>{0}: dev error {1} at best, {2} at the end</source>
        <translation>{0}：开发误差最低 {1}，结束时 {2}</translation>
    </message>
</context>
<context>
    <name>RunsTable</name>
    <message>
        <source>At best dev</source>
        <translation>最佳开发时</translation>
    </message>
    <message>
        <source>At the end</source>
        <translation>结束时</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>更改</translation>
    </message>
    <message>
        <source>Mini-batches done.</source>
        <translation>已完成的小批量数。</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>Seed, and the number of the restart if it is not 0.</source>
        <translation>随机种子；重启序号不为 0 时一并给出。</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>步数</translation>
    </message>
    <message>
        <source>Tick the box to draw the run behind the present one.</source>
        <translation>勾选，把这次运行画在当前运行的后面。</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>用时</translation>
    </message>
    <message>
        <source>Time spent training.</source>
        <translation>训练所用的时间。</translation>
    </message>
    <message>
        <source>Train and dev error at the last reading.</source>
        <translation>最后一次读数的训练误差和开发误差。</translation>
    </message>
    <message>
        <source>Train and dev error at the reading with the lowest dev error.</source>
        <translation>开发误差最低的读数处的训练误差和开发误差。</translation>
    </message>
    <message>
        <source>What differs from the run that it was forked from.</source>
        <translation>与它所分出自的运行有何不同。</translation>
    </message>
    <message>
        <source>present</source>
        <translation>当前</translation>
    </message>
</context>
<context>
    <name>SignalsPage</name>
    <message>
        <source>How large signals are over depth (S21, S22)</source>
        <translation>信号的大小随深度的变化 (S21, S22)</translation>
    </message>
    <message>
        <source>RMS is the root of the mean square over units and examples. Forecast: {0} is the mean square of a[l], and dZ[l]² = n[l+1]·Var(w[l+1])·E[g&apos;(z[l])²]·dZ[l+1]² going back, of single examples. Var(w) is 1/n[l-1] for Xavier (S21), 2/n[l-1] for He (S22). The shade holds about 95 % of networks of these widths. The last point forward is z[L], before softmax or sigmoid.</source>
        <translation>RMS 是对单元和样本求均方再开方。预测：{0} 是 a[l] 的均方；反向时对单个样本有 dZ[l]² = n[l+1]·Var(w[l+1])·E[g&apos;(z[l])²]·dZ[l+1]²。Var(w) 对 Xavier 为 1/n[l-1] (S21)，对 He 为 2/n[l-1] (S22)。阴影包含约 95 % 同样宽度的网络。前向的最后一点是 softmax 或 sigmoid 之前的 z[L]。</translation>
    </message>
    <message>
        <source>RMS of W[{0}]</source>
        <translation>W[{0}] 的 RMS</translation>
    </message>
    <message>
        <source>RMS of a[l]</source>
        <translation>a[l] 的 RMS</translation>
    </message>
    <message>
        <source>RMS of dZ[l]</source>
        <translation>dZ[l] 的 RMS</translation>
    </message>
    <message>
        <source>saturated</source>
        <translation>饱和</translation>
    </message>
    <message>
        <source>times layer {0}</source>
        <translation>相对第 {0} 层的倍数</translation>
    </message>
    <message>
        <source>units n[{0}]</source>
        <translation>单元数 n[{0}]</translation>
    </message>
    <message>
        <source>{0} at step {1}, on {2} train examples, dropout off</source>
        <translation>{0}，第 {1} 步，基于 {2} 个训练集样本，关掉随机失活</translation>
    </message>
</context>
<context>
    <name>StepArrows</name>
    <message>
        <source>The parts of the weight&apos;s next step</source>
        <translation>这个权重下一步的各个部分</translation>
    </message>
    <message>
        <source>never</source>
        <translation>从不</translation>
    </message>
    <message>
        <source>not the step</source>
        <translation>不是这一步</translation>
    </message>
    <message>
        <source>off</source>
        <translation>关</translation>
    </message>
    <message>
        <source>on the bias: L2</source>
        <translation>对偏置：L2</translation>
    </message>
    <message>
        <source>together</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>w now</source>
        <translation>现在的 w</translation>
    </message>
    <message>
        <source>weight w</source>
        <translation>权重 w</translation>
    </message>
    <message>
        <source>{0}× larger</source>
        <translation>放大 {0} 倍</translation>
    </message>
</context>
<context>
    <name>StepsPage</name>
    <message>
        <source>Backward: how J changes with each input. Training has no use for it: nothing lies below.</source>
        <translation>反向：J 随每个输入的变化。训练用不到它：下面没有东西了。</translation>
    </message>
    <message>
        <source>Backward: how J changes with what each unit sent on, behind the mask.</source>
        <translation>反向：J 随每个单元送出的值（掩码之后）的变化。</translation>
    </message>
    <message>
        <source>D of step 2</source>
        <translation>第 2 步的 D</translation>
    </message>
    <message>
        <source>Draw another D, as training does for each mini-batch (S14).</source>
        <translation>另抽一个 D，如同训练时每个小批量所做的 (S14)。</translation>
    </message>
    <message>
        <source>Dropped units (struck out) say 0, so that on average only {0} of the sum is left.</source>
        <translation>被丢弃的单元（划去的）输出 0，平均只剩下总和的 {0}。</translation>
    </message>
    <message>
        <source>Dropped units get gradient 0, kept ones {0} times theirs: exactly the derivative of steps 3 and 4.</source>
        <translation>被丢弃的单元梯度为 0，保留的乘以 {0}：正是第 3、4 步的导数。</translation>
    </message>
    <message>
        <source>E[A·D/keep_prob] = A: the division by keep_prob keeps the mean, so that the next layer finds the same scale when dropout is off (S14, S16). The bar is two standard errors to each side.</source>
        <translation>E[A·D/keep_prob] = A：除以 keep_prob 使均值不变，关掉随机失活时下一层看到同样的尺度 (S14, S16)。误差棒两侧各为两个标准误。</translation>
    </message>
    <message>
        <source>Each unit of each example is kept with probability {0} (rate {1} dropped): here {2} of the {3} shown. Every mini-batch has another D.</source>
        <translation>每个样本的每个单元以概率 {0} 保留（丢弃率 {1}）：这里显示的 {3} 个中有 {2} 个。每个小批量换一个 D。</translation>
    </message>
    <message>
        <source>Mean over the layer</source>
        <translation>全层的均值</translation>
    </message>
    <message>
        <source>New mask</source>
        <translation>新掩码</translation>
    </message>
    <message>
        <source>S14: D = rand &lt; keep_prob; A = A·D/keep_prob; backward the same D: dA = dA·D/keep_prob. A mask for each unit and example, new for each mini-batch.</source>
        <translation>S14：D = rand &lt; keep_prob；A = A·D/keep_prob；反向用同一个 D：dA = dA·D/keep_prob。每个单元、每个样本各有掩码，每个小批量更新。</translation>
    </message>
    <message>
        <source>Step back (←)</source>
        <translation>后退一步 (←)</translation>
    </message>
    <message>
        <source>Step forward (→)</source>
        <translation>前进一步 (→)</translation>
    </message>
    <message>
        <source>Step {0} of {1}</source>
        <translation>第 {0} 步，共 {1} 步</translation>
    </message>
    <message>
        <source>The mask is not drawn anew: what said 0 on the way forward must learn nothing on the way back.</source>
        <translation>掩码不重新抽取：前向输出 0 的单元，反向时不应学到任何东西。</translation>
    </message>
    <message>
        <source>The normalized inputs: a row is an input, a column an example.</source>
        <translation>归一化后的输入：一行是一个输入，一列是一个样本。</translation>
    </message>
    <message>
        <source>What is left is made {0} times larger, so that the mean stays: {1} before, {2} under this mask, {3} over {4} masks.</source>
        <translation>剩下的放大 {0} 倍，使均值不变：之前 {1}，这个掩码下 {2}，{4} 个掩码下 {3}。</translation>
    </message>
    <message>
        <source>What the layer says: a row is a unit, a column an example; the darker, the further from 0.</source>
        <translation>这一层的输出：一行是一个单元，一列是一个样本；颜色越深，离 0 越远。</translation>
    </message>
    <message>
        <source>without / keep_prob</source>
        <translation>不除以 keep_prob</translation>
    </message>
    <message>
        <source>{0} before</source>
        <translation>之前 {0}</translation>
    </message>
    <message>
        <source>{0} masks</source>
        <translation>{0} 个掩码</translation>
    </message>
</context>
<context>
    <name>StraightnessPicture</name>
    <message>
        <source>Boundary</source>
        <translation>边界</translation>
    </message>
    <message>
        <source>Curved to straight</source>
        <translation>由弯变直</translation>
    </message>
    <message>
        <source>Each step shrinks W by 1 - αλ/m, which must lie in (0, 1) (S11); m is the size of train.</source>
        <translation>每一步把 W 缩小为 1 - αλ/m 倍，该因子必须在 (0, 1) 内 (S11)；m 是训练集的大小。</translation>
    </message>
    <message>
        <source>First layer that is drawn</source>
        <translation>画出的第一层</translation>
    </message>
    <message>
        <source>How linear it is, layer by layer, over the steps.</source>
        <translation>网络有多接近线性，逐层、随步数变化。</translation>
    </message>
    <message>
        <source>No penalty: see it bend again.</source>
        <translation>没有惩罚：看它重新弯曲。</translation>
    </message>
    <message>
        <source>Press Start (F5): for each hidden layer you see where z lies on the activation&apos;s curve, and how much of what the network computes is linear. Then push λ up.</source>
        <translation>按“开始”(F5)：对每个隐藏层，你会看到 z 落在激活函数曲线的哪里，以及网络所计算的有多少是线性的。然后把 λ 调大。</translation>
    </message>
    <message>
        <source>R²</source>
        <translation>R²</translation>
    </message>
    <message>
        <source>Set λ = {0} and train on</source>
        <translation>设 λ = {0} 并接着训练</translation>
    </message>
    <message>
        <source>Sets λ and trains on.</source>
        <translation>设置 λ 并接着训练。</translation>
    </message>
    <message>
        <source>Straightens it: αλ/m = {0}.</source>
        <translation>把它变直：αλ/m = {0}。</translation>
    </message>
    <message>
        <source>The boundary beside the best linear one.</source>
        <translation>决策边界，旁边是最好的线性边界。</translation>
    </message>
    <message>
        <source>The first of the hidden layers that are drawn.</source>
        <translation>画出的隐藏层中的第一层。</translation>
    </message>
    <message>
        <source>The unit of each layer whose z is drawn; 0 draws all units together.</source>
        <translation>各层中画出其 z 的单元；0 表示把所有单元画在一起。</translation>
    </message>
    <message>
        <source>Too much: W goes to 0 and nothing is left (S12). αλ/m = {0}.</source>
        <translation>太大：W 趋于 0，什么也不剩 (S12)。αλ/m = {0}。</translation>
    </message>
    <message>
        <source>Unit (0: all)</source>
        <translation>单元（0：全部）</translation>
    </message>
    <message>
        <source>Unit whose z is drawn</source>
        <translation>画出其 z 的单元</translation>
    </message>
    <message>
        <source>from layer</source>
        <translation>从第几层</translation>
    </message>
    <message>
        <source>train RMSE {0}</source>
        <translation>训练 RMSE {0}</translation>
    </message>
    <message>
        <source>train error {0}</source>
        <translation>训练误差 {0}</translation>
    </message>
    <message>
        <source>λ = {0}, αλ/m = {1}</source>
        <translation>λ = {0}，αλ/m = {1}</translation>
    </message>
</context>
<context>
    <name>StudyBar</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>There is no data yet, a setting is refused, or something else is being worked out.</source>
        <translation>还没有数据，或有一项设置被拒绝，或正在进行别的计算。</translation>
    </message>
</context>
<context>
    <name>TwinLines</name>
    <message>
        <source>J of both twins draws here.</source>
        <translation>这里画出两个孪生的 J。</translation>
    </message>
    <message>
        <source>J of each mini-batch with and without dropout</source>
        <translation>每个小批量的 J，用与不用随机失活</translation>
    </message>
    <message>
        <source>J of each mini-batch; points: mean over an epoch</source>
        <translation>每个小批量的 J；点：一轮的均值</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>步</translation>
    </message>
    <message>
        <source>Step {0}</source>
        <translation>第 {0} 步</translation>
    </message>
    <message>
        <source>Step {0}: J {1} with dropout, {2} without</source>
        <translation>第 {0} 步：用随机失活 J 为 {1}，不用为 {2}</translation>
    </message>
    <message>
        <source>with dropout</source>
        <translation>用随机失活</translation>
    </message>
    <message>
        <source>without</source>
        <translation>不用</translation>
    </message>
</context>
<context>
    <name>UnitBars</name>
    <message>
        <source>Rise of dev RMSE without this unit alone</source>
        <translation>单单缺少这个单元时开发 RMSE 的上升</translation>
    </message>
    <message>
        <source>Rise of dev error without this unit alone, in points</source>
        <translation>单单缺少这个单元时开发误差的上升，百分点</translation>
    </message>
    <message>
        <source>Units of the layer, {0} of them knocked out</source>
        <translation>该层的单元，其中 {0} 个被敲掉</translation>
    </message>
</context>
<context>
    <name>UnitsPage</name>
    <message>
        <source>A unit that is out gives 0 for every example, as if its outgoing weights were 0; dropout is off. With dropout in training no unit can be leaned on, because it may be gone (S17).</source>
        <translation>被敲掉的单元对每个样本都输出 0，就像它送出的权重为 0；随机失活是关掉的。训练时用随机失活，就不能依赖任何一个单元，因为它随时可能缺席 (S17)。</translation>
    </message>
    <message>
        <source>All back</source>
        <translation>全部恢复</translation>
    </message>
    <message>
        <source>Bars: the first {0} of {1} units.</source>
        <translation>柱形：{1} 个单元中的前 {0} 个。</translation>
    </message>
    <message>
        <source>Dev RMSE</source>
        <translation>开发 RMSE</translation>
    </message>
    <message>
        <source>Dev error</source>
        <translation>开发误差</translation>
    </message>
    <message>
        <source>In training each one was gone for {0} of the examples.</source>
        <translation>训练时，每个单元在 {0} 的样本上缺席。</translation>
    </message>
    <message>
        <source>Knock out the most needed</source>
        <translation>敲掉最需要的</translation>
    </message>
    <message>
        <source>Let every unit speak again.</source>
        <translation>让每个单元重新输出。</translation>
    </message>
    <message>
        <source>No unit is indispensable: dev error stays at {1}, or falls, without any one of them.</source>
        <translation>没有不可缺少的单元：缺少任何一个，开发误差都保持在 {1}，或下降。</translation>
    </message>
    <message>
        <source>No unit is indispensable: without the most needed, {0}, dev error goes from {1} to {2}.</source>
        <translation>没有不可缺少的单元：缺少最需要的 {0}，开发误差从 {1} 变为 {2}。</translation>
    </message>
    <message>
        <source>Of the units that are in, the one without which alone dev error rises most.</source>
        <translation>仍在的单元中，单单缺少它时开发误差上升最多的那个。</translation>
    </message>
    <message>
        <source>The most needed is unit {0}: without it alone dev error goes from {1} to {2}.</source>
        <translation>最需要的是单元 {0}：单单缺少它，开发误差从 {1} 变为 {2}。</translation>
    </message>
    <message>
        <source>The network leans on unit {0}: without it alone dev error goes from {1} to {2}. Dropout would forbid that: Regularization › keep_prob below 1.</source>
        <translation>网络依赖单元 {0}：单单缺少它，开发误差从 {1} 变为 {2}。随机失活会禁止这样：正则化 › keep_prob 取小于 1。</translation>
    </message>
    <message>
        <source>This network has no hidden layer: Network › Hidden layers adds some units.</source>
        <translation>这个网络没有隐藏层：在 网络 › 隐藏层 中添加单元。</translation>
    </message>
    <message>
        <source>Unit {0} is still leaned on ({1} to {2} without it alone), though keep_prob = {3}; a smaller keep_prob or longer training spreads the load.</source>
        <translation>尽管 keep_prob = {3}，仍然依赖单元 {0}（单单缺少它：{1} 变为 {2}）；更小的 keep_prob 或更长的训练会分散负担。</translation>
    </message>
    <message>
        <source>Unit {0}: dev error {1} without it alone</source>
        <translation>单元 {0}：单单缺少它，开发误差为 {1}</translation>
    </message>
    <message>
        <source>Without {0} dev error goes from {1} to {2}.</source>
        <translation>缺少{0}，开发误差从 {1} 变为 {2}。</translation>
    </message>
    <message>
        <source>all units</source>
        <translation>所有单元</translation>
    </message>
    <message>
        <source>unit {0}</source>
        <translation>单元 {0}</translation>
    </message>
    <message>
        <source>units {0}</source>
        <translation>单元 {0}</translation>
    </message>
    <message>
        <source>with {0} out</source>
        <translation>敲掉{0}</translation>
    </message>
    <message>
        <source>without unit {0}</source>
        <translation>缺少单元 {0}</translation>
    </message>
    <message>
        <source>{0} on n = {1}</source>
        <translation>{0}，n = {1}</translation>
    </message>
    <message>
        <source>{0} units</source>
        <translation>{0} 个单元</translation>
    </message>
</context>
<context>
    <name>WeightHistogram</name>
    <message>
        <source>Histogram of the weights</source>
        <translation>权重直方图</translation>
    </message>
    <message>
        <source>Weights in a bin</source>
        <translation>每格的权重数</translation>
    </message>
    <message>
        <source>exactly 0</source>
        <translation>恰好为 0</translation>
    </message>
    <message>
        <source>weight w</source>
        <translation>权重 w</translation>
    </message>
    <message>
        <source>{0} of {1} weights are exactly 0</source>
        <translation>{1} 个权重中有 {0} 个恰好为 0</translation>
    </message>
    <message>
        <source>{0} weights from {1} to {2}</source>
        <translation>{1} 到 {2} 之间有 {0} 个权重</translation>
    </message>
</context>
<context>
    <name>_Legend</name>
    <message>
        <source>What tells them apart</source>
        <translation>靠什么区分它们</translation>
    </message>
</context>
<context>
    <name>decay_words</name>
    <message>
        <source>= {0} epochs</source>
        <translation>= {0} 轮</translation>
    </message>
    <message>
        <source>Data and decay both move this weight towards 0.</source>
        <translation>数据和衰减都把这个权重推向 0。</translation>
    </message>
    <message>
        <source>Data and decay hold each other: the weight stands almost still.</source>
        <translation>数据与衰减互相抵消：权重几乎不动。</translation>
    </message>
    <message>
        <source>Decay pulls this weight to 0, {0} times as strongly as the data holds against it.</source>
        <translation>衰减把这个权重拉向 0，力度是数据抵抗的 {0} 倍。</translation>
    </message>
    <message>
        <source>No decay: λ = 0, so the factor is 1. L2 λ in the Regularization panel brings decay, at once.</source>
        <translation>没有衰减：λ = 0，因子就是 1。“正则化”面板中的 L2 λ 会立即带来衰减。</translation>
    </message>
    <message>
        <source>Strong decay: what the data does not renew is halved within an epoch. If train error is high, take a smaller λ (S12).</source>
        <translation>衰减很强：数据不去更新的，一轮之内就减半。如果训练误差高，请取更小的 λ (S12)。</translation>
    </message>
    <message>
        <source>The data moves this weight away from 0, {0} times as strongly as decay pulls it back.</source>
        <translation>数据把这个权重推离 0，力度是衰减拉回的 {0} 倍。</translation>
    </message>
    <message>
        <source>The factor is near 0: each step throws away {0} of every weight, and the network cannot learn (S12). Take λ below {1}, or a smaller α.</source>
        <translation>因子接近 0：每一步丢掉每个权重的 {0}，网络无法学习 (S12)。请取小于 {1} 的 λ，或更小的 α。</translation>
    </message>
    <message>
        <source>This weight is exactly 0: decay has nothing to shrink, and the data alone can move it.</source>
        <translation>这个权重恰好为 0：衰减无可缩小，只有数据能移动它。</translation>
    </message>
    <message>
        <source>With {0}, L2 is part of the gradient and goes through the optimizer&apos;s memory: the weights do not decay by this factor (S11). The arrows are the two parts of the gradient, times −α.</source>
        <translation>用{0}时，L2 是梯度的一部分，要经过优化器的记忆：权重并不按这个因子衰减 (S11)。箭头是梯度的两个部分乘以 −α。</translation>
    </message>
    <message>
        <source>Without data gradient, {0} moves w as the dots show, and not by (1 − αλ/m)^k.</source>
        <translation>没有数据梯度时，{0}使 w 如点所示移动，而不是按 (1 − αλ/m)^k。</translation>
    </message>
    <message>
        <source>never</source>
        <translation>从不</translation>
    </message>
    <message>
        <source>{0} of the program&apos;s own steps without data gradient match w₀·(1 − αλ/m)^k to {1} (relative); m is n_train = {2}, not the batch of {3}. Biases stand still.</source>
        <translation>程序自己的 {0} 步（没有数据梯度）与 w₀·(1 − αλ/m)^k 相符，相对误差 {1}；m 是 n_train = {2}，不是批量 {3}。偏置不动。</translation>
    </message>
    <message>
        <source>{0} steps</source>
        <translation>{0} 步</translation>
    </message>
    <message>
        <source>λ = 0: no decay</source>
        <translation>λ = 0：没有衰减</translation>
    </message>
</context>
<context>
    <name>layers</name>
    <message>
        <source>: healthy, as a rule of thumb (about 10⁻³).</source>
        <translation>：健康（经验法则：约 10⁻³）。</translation>
    </message>
    <message>
        <source>: little. It has nearly settled, or α is small.</source>
        <translation>：很小。它几乎已经稳定，或 α 太小。</translation>
    </message>
    <message>
        <source>: more than the 10⁻³ or so that is healthy as a rule of thumb. Watch for jumps.</source>
        <translation>：大于经验法则所说健康的 10⁻³ 左右。请留意跳动。</translation>
    </message>
    <message>
        <source>A step moves W by {0} to {1} of itself</source>
        <translation>一步使 W 移动自身的 {0} 到 {1}</translation>
    </message>
    <message>
        <source>Gradients explode on their way back: dJ/dz is {0} in layer {1} and {2} in layer 1. Try He or Xavier initialization, or fewer layers.</source>
        <translation>梯度在反向传播中爆炸：dJ/dz 在第 {1} 层为 {0}，在第 1 层为 {2}。请试 He 或 Xavier 初始化，或减少层数。</translation>
    </message>
    <message>
        <source>Gradients vanish on their way back: dJ/dz is {0} in layer {1} and {2} in layer 1. Try He or Xavier initialization, ReLU, less λ, or fewer layers.</source>
        <translation>梯度在反向传播中消失：dJ/dz 在第 {1} 层为 {0}，在第 1 层为 {2}。请试 He 或 Xavier 初始化、ReLU、更小的 λ，或减少层数。</translation>
    </message>
    <message>
        <source>Layer {0}: all its weights are 0, so its units stay alike. Take He or Xavier initialization, or less λ.</source>
        <translation>第 {0} 层：所有权重都是 0，各单元始终一样。请用 He 或 Xavier 初始化，或更小的 λ。</translation>
    </message>
    <message>
        <source>Layer {0}: update-to-weight ratio {1}: α is large; about 10⁻³ is healthy, as a rule of thumb. Try a tenth of α.</source>
        <translation>第 {0} 层：更新与权重之比 {1}：α 偏大；经验上约 10⁻³ 是健康的。请试十分之一的 α。</translation>
    </message>
    <message>
        <source>Layer {0}: {1} of a is saturated, where the activation is flat and hardly lets a gradient through. Try Xavier initialization, normalized inputs, or a smaller α.</source>
        <translation>第 {0} 层：{1} 的 a 饱和，激活函数在那里是平的，几乎不让梯度通过。请试 Xavier 初始化、归一化输入，或更小的 α。</translation>
    </message>
    <message>
        <source>Layer {0}: {1} of its units are dead: 0 for all {2} examples, and no gradient comes back through them. Try a smaller α, He initialization, or leaky ReLU.</source>
        <translation>第 {0} 层：{1} 的单元死亡：对全部 {2} 个样本都为 0，没有梯度能传回。请试更小的 α、He 初始化，或 leaky ReLU。</translation>
    </message>
    <message>
        <source>No layer moves any more: the largest update-to-weight ratio is {0}.</source>
        <translation>没有哪一层还在移动：更新与权重之比最大为 {0}。</translation>
    </message>
</context>
<context>
    <name>lenses</name>
    <message>
        <source>Alike?</source>
        <translation>一样吗？</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>代价</translation>
    </message>
    <message>
        <source>Curved to straight</source>
        <translation>由弯变直</translation>
    </message>
    <message>
        <source>Dropout</source>
        <translation>随机失活</translation>
    </message>
    <message>
        <source>Every run of this window: what changed, what it brought, any two side by side.</source>
        <translation>这个窗口中的每次运行：改了什么，带来了什么，任意两次并排比较。</translation>
    </message>
    <message>
        <source>Histograms of W, a and dW over time; update-to-weight ratio; dead units.</source>
        <translation>W、a 和 dW 随时间的直方图；更新与权重之比；死亡的单元。</translation>
    </message>
    <message>
        <source>How much better the best of many settings looks on test than it is (S2).</source>
        <translation>从许多设置中挑出的最好者，在测试集上看起来比实际好多少 (S2)。</translation>
    </message>
    <message>
        <source>Initialization</source>
        <translation>初始化</translation>
    </message>
    <message>
        <source>Inputs raw, centred, scaled; J&apos;s contours and the largest α (S19, S20).</source>
        <translation>输入的原始、中心化、缩放；J 的等高线和最大的 α (S19, S20)。</translation>
    </message>
    <message>
        <source>Inverted dropout step by step on a real mini-batch (S14-S18).</source>
        <translation>在真实的小批量上逐步看反向随机失活 (S14-S18)。</translation>
    </message>
    <message>
        <source>J as a stack of its parts, the norms of the layers, exact zeros (S7-S10).</source>
        <translation>J 按各部分堆叠，各层的范数，恰好为 0 的权重 (S7-S10)。</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>各层</translation>
    </message>
    <message>
        <source>Learning curve</source>
        <translation>学习曲线</translation>
    </message>
    <message>
        <source>Normalization</source>
        <translation>归一化</translation>
    </message>
    <message>
        <source>Peeking</source>
        <translation>偷看</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Signals over depth, forecast and measured, with alarms (S21, S22).</source>
        <translation>信号随深度的变化，预测与实测，并有警示 (S21, S22)。</translation>
    </message>
    <message>
        <source>The factor 1 - αλ/m, and the two parts of one weight&apos;s step (S11).</source>
        <translation>因子 1 - αλ/m，以及一个权重一步的两个部分 (S11)。</translation>
    </message>
    <message>
        <source>Weight decay</source>
        <translation>权重衰减</translation>
    </message>
    <message>
        <source>Where z lies on the activation&apos;s curve, and how linear it all is (S12, S13).</source>
        <translation>z 落在激活函数曲线的哪里，整体有多线性 (S12, S13)。</translation>
    </message>
    <message>
        <source>Whether two parts can be told apart, and what of the error is mismatch (S3, S4).</source>
        <translation>两部分能否区分开，误差中有多少是分布不一致 (S3, S4)。</translation>
    </message>
    <message>
        <source>Would more data help? Train and dev error against training examples (S6).</source>
        <translation>更多数据有用吗？训练误差和开发误差随训练样本数的变化 (S6)。</translation>
    </message>
</context>
<context>
    <name>straightness</name>
    <message>
        <source>Layers without a bend are one linear map, however deep. Choose tanh under Network.</source>
        <translation>没有弯曲的层，不论多深都是一个线性映射。请在“网络”中选 tanh。</translation>
    </message>
    <message>
        <source>Nothing gets through W as it is (S22): take a larger initialization, such as He or Xavier.</source>
        <translation>以现在的 W，什么也传不过去 (S22)：请用更大的初始化，如 He 或 Xavier。</translation>
    </message>
    <message>
        <source>Push λ up to {0} and watch it straighten, then underfit.</source>
        <translation>把 λ 调大到 {0}，看它变直，然后欠拟合。</translation>
    </message>
    <message>
        <source>S13 is an argument about tanh and sigmoid: {0} has its corner at 0 however small z is.</source>
        <translation>S13 说的是 tanh 和 sigmoid：{0} 的折角始终在 0 处，不论 z 多小。</translation>
    </message>
    <message>
        <source>Take λ down.</source>
        <translation>请调小 λ。</translation>
    </message>
    <message>
        <source>The network says the same for every input, {0}.</source>
        <translation>网络对每个输入都给出同样的结果，{0}。</translation>
    </message>
    <message>
        <source>There is no hidden layer: the network is linear. Add one under Network.</source>
        <translation>没有隐藏层：网络是线性的。请在“网络”中添加一层。</translation>
    </message>
    <message>
        <source>With so many inputs, {0} examples are too few to tell how linear it is.</source>
        <translation>输入这么多，{0} 个样本太少，说不出它有多线性。</translation>
    </message>
    <message>
        <source>{0} of what it computes is linear.</source>
        <translation>它所计算的有 {0} 是线性的。</translation>
    </message>
    <message>
        <source>{0} of z lies where {1} is nearly straight (|z| &lt; {2})</source>
        <translation>{0} 的 z 落在 {1} 几乎是直线的地方 (|z| &lt; {2})</translation>
    </message>
    <message>
        <source>{0} of {1} units are dead: 0 for all {2} examples.</source>
        <translation>{1} 个单元中 {0} 个死亡：对全部 {2} 个样本都为 0。</translation>
    </message>
    <message>
        <source>{0}, yet {1} of what the network computes is linear: {2}.</source>
        <translation>{0}，然而网络所计算的有 {1} 是线性的：{2}。</translation>
    </message>
    <message>
        <source>{0}: as it starts, the network is almost linear.</source>
        <translation>{0}：刚开始时，网络几乎是线性的。</translation>
    </message>
    <message>
        <source>{0}: the network is almost linear and cannot bend enough any more: {1}, it was {2} at step {3}.</source>
        <translation>{0}：网络几乎是线性的，再也弯不过来：{1}，在第 {3} 步时是 {2}。</translation>
    </message>
    <message>
        <source>{0}: the network is almost linear: {1}.</source>
        <translation>{0}：网络几乎是线性的：{1}。</translation>
    </message>
    <message>
        <source>{0}: the network uses the bend; a straight stand-in explains only {1} of what it computes.</source>
        <translation>{0}：网络用到了弯曲；直线替身只能解释它所计算的 {1}。</translation>
    </message>
    <message>
        <source>{0}: {1} of what the network computes is linear, the rest needs the bend.</source>
        <translation>{0}：网络所计算的有 {1} 是线性的，其余需要弯曲。</translation>
    </message>
    <message>
        <source>λ drove W to 0 (S12): the units are still there, but carry almost nothing. Take λ down; if W stays at 0, start anew.</source>
        <translation>λ 把 W 压到了 0 (S12)：单元还在，但几乎什么也不传。请调小 λ；如果 W 停在 0，就重新开始。</translation>
    </message>
    <message>
        <source>λ straightens it: {0}, it was {1}.</source>
        <translation>λ 使它变直：{0}，原来是 {1}。</translation>
    </message>
</context>
</TS>
