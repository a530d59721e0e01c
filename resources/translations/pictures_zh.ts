<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>BlockBars</name>
    <message>
        <source>Difference (S24)</source>
        <translation>差异 (S24)</translation>
    </message>
    <message>
        <source>acceptable</source>
        <translation>可以接受</translation>
    </message>
    <message>
        <source>correct</source>
        <translation>正确</translation>
    </message>
    <message>
        <source>no gradient here</source>
        <translation>此处无梯度</translation>
    </message>
    <message>
        <source>overall</source>
        <translation>总体</translation>
    </message>
    <message>
        <source>suspicious</source>
        <translation>可疑</translation>
    </message>
    <message>
        <source>wrong</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>{0}: {1}, difference {2}, analytic ≈ {3} · numeric; {4} of {5} entries checked.</source>
        <translation>{0}：{1}，差异 {2}，解析值 ≈ {3} · 数值值；{5} 个元素中检验了 {4} 个。</translation>
    </message>
</context>
<context>
    <name>BlockDetails</name>
    <message>
        <source>Choose a block (click, or the arrow keys): its factor and its entries show here.</source>
        <translation>选一个块（点击，或用方向键）：这里显示它的因子和元素。</translation>
    </message>
    <message>
        <source>Shows J along this one parameter, and the difference at many ε (S23).</source>
        <translation>显示 J 沿这一个参数的变化，以及在许多 ε 处的差异 (S23)。</translation>
    </message>
    <message>
        <source>Sweep ε for the chosen entry</source>
        <translation>对选中的元素扫描 ε</translation>
    </message>
    <message>
        <source>The entries that are furthest off</source>
        <translation>偏离最大的元素</translation>
    </message>
    <message>
        <source>The entries that are furthest off, the worst first (S26).</source>
        <translation>偏离最大的元素，最差的在前 (S26)。</translation>
    </message>
    <message>
        <source>analytic</source>
        <translation>解析</translation>
    </message>
    <message>
        <source>column</source>
        <translation>列</translation>
    </message>
    <message>
        <source>k = ⟨analytic, numeric⟩ / ‖numeric‖² is the factor that fits analytic = k · numeric best, and the residual ‖analytic − k · numeric‖ / ‖analytic‖ what it leaves unexplained. The difference is |k − 1| / (|k| + 1) where the residual is 0: 1/3 means a factor of 2 or 1/2, 3/5 one of 4 or 1/4, 1 a flipped sign or a missing term (S24).</source>
        <translation>k = ⟨解析, 数值⟩ / ‖数值‖² 是使“解析 = k · 数值”拟合得最好的因子，残差 ‖解析 − k · 数值‖ / ‖解析‖ 是它没有解释的部分。残差为 0 时，差异等于 |k − 1| / (|k| + 1)：1/3 表示因子为 2 或 1/2，3/5 表示 4 或 1/4，1 表示符号反了或缺少一项 (S24)。</translation>
    </message>
    <message>
        <source>numeric</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>row</source>
        <translation>行</translation>
    </message>
    <message>
        <source>{0}: analytic {1}, numeric {2}, apart by {3}</source>
        <translation>{0}：解析 {1}，数值 {2}，相差 {3}</translation>
    </message>
</context>
<context>
    <name>CheckPage</name>
    <message>
        <source>A sweep of ε is under way.</source>
        <translation>正在扫描 ε。</translation>
    </message>
    <message>
        <source>All parameters</source>
        <translation>全部参数</translation>
    </message>
    <message>
        <source>Check a copy of backpropagation with a fault in it, to see what the fault looks like. Training is never touched by it.</source>
        <translation>检验一份带有错误的反向传播副本，看看这种错误的样子。训练绝不受影响。</translation>
    </message>
    <message>
        <source>Check every entry, however long it takes. Otherwise a large network is checked on a sample of each W[l] and b[l]; the share is told with the result.</source>
        <translation>检验每一个元素，不论要多久。否则对大网络只检验每个 W[l] 和 b[l] 的一部分样本；检验的比例随结果给出。</translation>
    </message>
    <message>
        <source>Check gradients (Ctrl+G)</source>
        <translation>梯度检验 (Ctrl+G)</translation>
    </message>
    <message>
        <source>Checked in a copy: training is never touched</source>
        <translation>在副本中检验：训练绝不受影响</translation>
    </message>
    <message>
        <source>Compare backpropagation with finite differences on a snapshot (S23–S28).</source>
        <translation>在一份快照上，把反向传播的梯度与有限差分比较 (S23–S28)。</translation>
    </message>
    <message>
        <source>Dropout</source>
        <translation>随机失活</translation>
    </message>
    <message>
        <source>Dropout during the check</source>
        <translation>检验时的随机失活</translation>
    </message>
    <message>
        <source>Dropout makes J another function at each call, which has no gradient. Set aside: keep_prob = 1 for the check. Frozen mask: one mask for all of it, so that J is well defined and must pass. Resampled mask: a new one for each J, to see the check fail (S28).</source>
        <translation>随机失活使 J 每次调用都是另一个函数，没有梯度可言。搁置：检验时 keep_prob = 1。固定掩码：全程用同一个掩码，J 有明确定义，必须通过。重抽掩码：每个 J 都用新掩码，看检验如何失败 (S28)。</translation>
    </message>
    <message>
        <source>Find it</source>
        <translation>找出它</translation>
    </message>
    <message>
        <source>Leave out kinks</source>
        <translation>排除折点</translation>
    </message>
    <message>
        <source>Makes a difference only with {0}.</source>
        <translation>只有在有{0}时才有区别。</translation>
    </message>
    <message>
        <source>No layer has dropout: keep_prob is 1 everywhere.</source>
        <translation>没有哪一层用随机失活：keep_prob 处处为 1。</translation>
    </message>
    <message>
        <source>Plant a fault</source>
        <translation>植入错误</translation>
    </message>
    <message>
        <source>Plants a fault without saying which: find the block and the kind from the bars, the factor k and the entries. Training is never touched by it.</source>
        <translation>植入一个错误而不说是哪个：请从柱形、因子 k 和各元素找出它在哪个块、属于哪一种。训练绝不受影响。</translation>
    </message>
    <message>
        <source>Press Check gradients (Ctrl+G): how far the analytic gradient of each W[l] and b[l] lies from the numeric one draws here.</source>
        <translation>按“梯度检验”(Ctrl+G)：这里画出每个 W[l] 和 b[l] 的解析梯度与数值梯度相差多远。</translation>
    </message>
    <message>
        <source>Step ε of the numeric gradient</source>
        <translation>数值梯度的步长 ε</translation>
    </message>
    <message>
        <source>There is no network yet whose gradients could be checked: choose data first.</source>
        <translation>还没有可以检验梯度的网络：请先选择数据。</translation>
    </message>
    <message>
        <source>Waiting for the run to stand…</source>
        <translation>正在等训练停住…</translation>
    </message>
    <message>
        <source>Where a ReLU changes sides between θ−ε and θ+ε, or |w| is at 0, J has a kink and the numeric gradient is not the derivative. Such entries are counted, and left out of the difference.</source>
        <translation>若 ReLU 在 θ−ε 与 θ+ε 之间换边，或 |w| 恰在 0 处，J 就有折点，数值梯度便不是导数。这样的元素单独计数，不计入差异。</translation>
    </message>
    <message>
        <source>Your own code is being checked.</source>
        <translation>正在检验你自己的代码。</translation>
    </message>
    <message>
        <source>dθ_approx[i] = (J(θ+εeᵢ) − J(θ−εeᵢ)) / 2ε. Its error grows as ε² above and as rounding/ε below; 1e-6 is near the best in float64 (S23, S24).</source>
        <translation>dθ_approx[i] = (J(θ+εeᵢ) − J(θ−εeᵢ)) / 2ε。ε 偏大时误差按 ε² 增长，偏小时按 舍入/ε 增长；float64 中 1e-6 接近最佳 (S23, S24)。</translation>
    </message>
    <message>
        <source>frozen mask</source>
        <translation>固定掩码</translation>
    </message>
    <message>
        <source>resampled mask</source>
        <translation>重抽掩码</translation>
    </message>
    <message>
        <source>set aside</source>
        <translation>搁置</translation>
    </message>
    <message>
        <source>ε lies between 1e-12 and 0.1; the check goes on with {0}.</source>
        <translation>ε 应在 1e-12 到 0.1 之间；检验将用 {0} 进行。</translation>
    </message>
</context>
<context>
    <name>CheckProgress</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Progress of the gradient check</source>
        <translation>梯度检验的进度</translation>
    </message>
    <message>
        <source>{0} of {1} entries</source>
        <translation>{0} / {1} 个元素</translation>
    </message>
    <message>
        <source>{0}, {1} left</source>
        <translation>{0}，还剩 {1}</translation>
    </message>
</context>
<context>
    <name>CheckResult</name>
    <message>
        <source> as far as it came</source>
        <translation> 到中止处为止</translation>
    </message>
    <message>
        <source>A new dropout mask for each J: J(θ+ε) and J(θ−ε) differ by their masks, not by ε, and over 2ε that is noise. This check cannot pass; freeze the mask or set dropout aside (S28).</source>
        <translation>每个 J 用新的随机失活掩码：J(θ+ε) 与 J(θ−ε) 的差别来自掩码而非 ε，除以 2ε 后只是噪声。这个检验不可能通过；请固定掩码，或搁置随机失活 (S28)。</translation>
    </message>
    <message>
        <source>Difference of each W[l] and b[l]</source>
        <translation>每个 W[l] 和 b[l] 的差异</translation>
    </message>
    <message>
        <source>Difference overall</source>
        <translation>总体差异</translation>
    </message>
    <message>
        <source>Difference, {0}</source>
        <translation>差异，{0}</translation>
    </message>
    <message>
        <source>J = data term + penalty. Each is checked alone and both together, since a penalty can mask a wrong gradient of the data term (S27).</source>
        <translation>J = 数据项 + 惩罚项。两项分别检验，再一起检验，因为惩罚项可能掩盖数据项中的错误梯度 (S27)。</translation>
    </message>
    <message>
        <source>Planted: {0}. The fault lives in the copy that is checked; training is never touched by it.</source>
        <translation>已植入：{0}。错误只在被检验的副本中；训练绝不受影响。</translation>
    </message>
    <message>
        <source>What the doctor says of it is kept back until you answer.</source>
        <translation>在你回答之前，不显示梯度医生的判断。</translation>
    </message>
    <message>
        <source>‖dθ_approx − dθ‖₂ / (‖dθ_approx‖₂ + ‖dθ‖₂) with dθ_approx[i] = (J(θ+εeᵢ) − J(θ−εeᵢ)) / 2ε (S23, S24). At most 10⁻⁷ is correct, 10⁻⁵ acceptable, 10⁻³ suspicious; above, the gradient is wrong.</source>
        <translation>‖dθ_approx − dθ‖₂ / (‖dθ_approx‖₂ + ‖dθ‖₂)，其中 dθ_approx[i] = (J(θ+εeᵢ) − J(θ−εeᵢ)) / 2ε (S23, S24)。不超过 10⁻⁷ 为正确，10⁻⁵ 可以接受，10⁻³ 可疑；再大，梯度就是错的。</translation>
    </message>
</context>
<context>
    <name>Confusion</name>
    <message>
        <source>Confusion matrix of dev</source>
        <translation>开发集的混淆矩阵</translation>
    </message>
    <message>
        <source>Dev at step {0}: {1} of {2} are classified correctly</source>
        <translation>开发集，第 {0} 步：{2} 个中 {1} 个分类正确</translation>
    </message>
</context>
<context>
    <name>ConfusionMatrix</name>
    <message>
        <source>Predicted class →</source>
        <translation>预测类别 →</translation>
    </message>
    <message>
        <source>{0} of {1} examples of “{2}” ({3}) are taken for “{4}”.</source>
        <translation>{1} 个“{2}”样本中有 {0} 个（{3}）被认作“{4}”。</translation>
    </message>
    <message>
        <source>← True class</source>
        <translation>← 真实类别</translation>
    </message>
</context>
<context>
    <name>DecisionBoundary</name>
    <message>
        <source>Class</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>No model yet</source>
        <translation>还没有模型</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>部分</translation>
    </message>
    <message>
        <source>Shade: the probability of either class. The line is 50 %.</source>
        <translation>深浅：属于两类之一的概率。线处为 50 %。</translation>
    </message>
    <message>
        <source>Shade: the winning class, stronger where the model is surer.</source>
        <translation>深浅：胜出的类别，模型越有把握颜色越深。</translation>
    </message>
    <message>
        <source>Shade: {0}, true in the marks and predicted around them</source>
        <translation>深浅：{0}，标记处是真实值，周围是预测值</translation>
    </message>
    <message>
        <source>The model over the plane of its two inputs</source>
        <translation>模型在两个输入所成平面上的样子</translation>
    </message>
    <message>
        <source>dev</source>
        <translation>开发集</translation>
    </message>
    <message>
        <source>dev (hollow)</source>
        <translation>开发集（空心）</translation>
    </message>
    <message>
        <source>predicted {0}</source>
        <translation>预测的 {0}</translation>
    </message>
    <message>
        <source>probability</source>
        <translation>概率</translation>
    </message>
    <message>
        <source>train</source>
        <translation>训练集</translation>
    </message>
    <message>
        <source>train (filled)</source>
        <translation>训练集（实心）</translation>
    </message>
    <message>
        <source>{0} examples of train and {1} of dev over {2}</source>
        <translation>{2} 平面上 {0} 个训练集样本和 {1} 个开发集样本</translation>
    </message>
    <message>
        <source>{0}; the model at step {1}</source>
        <translation>{0}；第 {1} 步的模型</translation>
    </message>
</context>
<context>
    <name>EpsilonCurve</name>
    <message>
        <source>Difference (S24)</source>
        <translation>差异 (S24)</translation>
    </message>
    <message>
        <source>Difference against ε</source>
        <translation>差异随 ε 的变化</translation>
    </message>
    <message>
        <source>Step ε</source>
        <translation>步长 ε</translation>
    </message>
    <message>
        <source>chosen ε = {0}</source>
        <translation>选用的 ε = {0}</translation>
    </message>
    <message>
        <source>correct below</source>
        <translation>以下为正确</translation>
    </message>
    <message>
        <source>one-sided</source>
        <translation>单侧</translation>
    </message>
    <message>
        <source>rounding</source>
        <translation>舍入</translation>
    </message>
    <message>
        <source>slope {0}</source>
        <translation>斜率 {0}</translation>
    </message>
    <message>
        <source>two-sided</source>
        <translation>双侧</translation>
    </message>
</context>
<context>
    <name>ErrorMap</name>
    <message>
        <source>Map of the entries&apos; errors</source>
        <translation>各元素误差图</translation>
    </message>
    <message>
        <source>There is no map of this block&apos;s entries.</source>
        <translation>这个块没有元素图。</translation>
    </message>
    <message>
        <source>column</source>
        <translation>列</translation>
    </message>
    <message>
        <source>column: unit of the layer below →</source>
        <translation>列：前一层的单元 →</translation>
    </message>
    <message>
        <source>columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>error {0}</source>
        <translation>误差 {0}</translation>
    </message>
    <message>
        <source>largest error {0}</source>
        <translation>最大误差 {0}</translation>
    </message>
    <message>
        <source>not checked</source>
        <translation>未检验</translation>
    </message>
    <message>
        <source>row</source>
        <translation>行</translation>
    </message>
    <message>
        <source>rows</source>
        <translation>行</translation>
    </message>
    <message>
        <source>← row: unit</source>
        <translation>← 行：单元</translation>
    </message>
</context>
<context>
    <name>ErrorsPicture</name>
    <message>
        <source>A running mean, for display only: numbers and files stay as measured.</source>
        <translation>滑动平均，只用于显示：数字和文件保持测得的原样。</translation>
    </message>
    <message>
        <source>Best dev</source>
        <translation>最佳开发误差</translation>
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
        <source>Dev error is measured on {0} of {1} examples.</source>
        <translation>开发误差在 {1} 个样本中的 {0} 个上测得。</translation>
    </message>
    <message>
        <source>Dev error minus train error: the variance (S4).</source>
        <translation>开发误差减训练误差：方差 (S4)。</translation>
    </message>
    <message>
        <source>Epoch</source>
        <translation>轮</translation>
    </message>
    <message>
        <source>Epoch {0}: {1}; {2}; {3}; {4}.</source>
        <translation>第 {0} 轮：{1}；{2}；{3}；{4}。</translation>
    </message>
    <message>
        <source>Equal distances are equal factors; an error of 0 lies on the floor, labelled 0.</source>
        <translation>相等的距离表示相等的倍数；误差 0 画在底线上，标为 0。</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>误差</translation>
    </message>
    <message>
        <source>Follow</source>
        <translation>跟随</translation>
    </message>
    <message>
        <source>Follow the run</source>
        <translation>跟随训练</translation>
    </message>
    <message>
        <source>From here</source>
        <translation>从此处开始</translation>
    </message>
    <message>
        <source>Gap</source>
        <translation>差距</translation>
    </message>
    <message>
        <source>J on mini-batches</source>
        <translation>小批量上的 J</translation>
    </message>
    <message>
        <source>J on mini-batches (as the optimizer sees it)</source>
        <translation>小批量上的 J（优化器所见）</translation>
    </message>
    <message>
        <source>Let go of the zoom and follow the run again (double-click).</source>
        <translation>放开缩放，重新跟随训练（双击）。</translation>
    </message>
    <message>
        <source>Log axis</source>
        <translation>对数坐标</translation>
    </message>
    <message>
        <source>Mean of {0} readings</source>
        <translation>{0} 次读数的平均</translation>
    </message>
    <message>
        <source>Measured on what is held out of train: what is lost from train to here is variance, what is lost from here to dev is mismatch (S3).</source>
        <translation>在从训练集留出的样本上测得：从训练集到这里的损失是方差，从这里到开发集的损失是分布不一致 (S3)。</translation>
    </message>
    <message>
        <source>No smoothing</source>
        <translation>不平滑</translation>
    </message>
    <message>
        <source>Press Start (F5): train and dev error draw here.</source>
        <translation>按“开始”(F5)：这里画出训练误差和开发误差。</translation>
    </message>
    <message>
        <source>RMSE, in the unit of {0}</source>
        <translation>RMSE，单位同 {0}</translation>
    </message>
    <message>
        <source>Show everything</source>
        <translation>显示全部</translation>
    </message>
    <message>
        <source>Smoothing</source>
        <translation>平滑</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>步</translation>
    </message>
    <message>
        <source>The 95 % half-width of an error e measured on n examples is 1.96·√(e(1-e)/n) (S1).</source>
        <translation>在 n 个样本上测得的误差 e，95 % 半宽为 1.96·√(e(1-e)/n) (S1)。</translation>
    </message>
    <message>
        <source>The cost of each mini-batch, with dropout and penalties, on the right axis.</source>
        <translation>每个小批量的代价，含随机失活和惩罚项，对应右轴。</translation>
    </message>
    <message>
        <source>The run diverged at step {0}.</source>
        <translation>这次运行在第 {0} 步发散。</translation>
    </message>
    <message>
        <source>Train RMSE</source>
        <translation>训练 RMSE</translation>
    </message>
    <message>
        <source>Train and dev error against epoch</source>
        <translation>训练误差和开发误差随轮数的变化</translation>
    </message>
    <message>
        <source>Train error</source>
        <translation>训练误差</translation>
    </message>
    <message>
        <source>Train error is measured on {0} of {1} examples</source>
        <translation>训练误差在 {1} 个样本中的 {0} 个上测得</translation>
    </message>
    <message>
        <source>Train-dev RMSE</source>
        <translation>训练-开发 RMSE</translation>
    </message>
    <message>
        <source>Train-dev error</source>
        <translation>训练-开发集误差</translation>
    </message>
    <message>
        <source>Training has begun: the first reading draws here.</source>
        <translation>训练已经开始：第一次读数将画在这里。</translation>
    </message>
    <message>
        <source>at epoch {0}</source>
        <translation>第 {0} 轮</translation>
    </message>
    <message>
        <source>best dev {0} at epoch {1}</source>
        <translation>最佳开发误差 {0}，第 {1} 轮</translation>
    </message>
    <message>
        <source>dev</source>
        <translation>开发集</translation>
    </message>
    <message>
        <source>dev − train</source>
        <translation>开发 − 训练</translation>
    </message>
    <message>
        <source>diverged at epoch {0}</source>
        <translation>第 {0} 轮发散</translation>
    </message>
    <message>
        <source>target</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>train</source>
        <translation>训练集</translation>
    </message>
    <message>
        <source>train-dev</source>
        <translation>训练-开发集</translation>
    </message>
</context>
<context>
    <name>FaultQuiz</name>
    <message>
        <source>Answer</source>
        <translation>作答</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>块</translation>
    </message>
    <message>
        <source>Block where the fault starts</source>
        <translation>错误起始的块</translation>
    </message>
    <message>
        <source>Choose a block and a fault first.</source>
        <translation>请先选一个块和一种错误。</translation>
    </message>
    <message>
        <source>Fault</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>It is “{0}”, and {1} shows it.</source>
        <translation>是“{0}”，从 {1} 看得出来。</translation>
    </message>
    <message>
        <source>Kind of the fault</source>
        <translation>错误的种类</translation>
    </message>
    <message>
        <source>One fault is hidden in a copy of backpropagation; training never sees it. Read the bars, the factor k and the entries: in which block does it start, and what is it? A wrong gradient travels from the last layer toward the first.</source>
        <translation>反向传播的一份副本里藏着一个错误；训练看不到它。请看柱形、因子 k 和各元素：它从哪个块开始，是什么错误？错误的梯度会从最后一层传向第一层。</translation>
    </message>
    <message>
        <source>Show me</source>
        <translation>告诉我</translation>
    </message>
    <message>
        <source>The block is right, the fault is not: it is “{0}” ({1}).</source>
        <translation>块对了，错误不对：是“{0}”（{1}）。</translation>
    </message>
    <message>
        <source>The fault is right, “{0}”, but the block is not: look at {1}.</source>
        <translation>错误对了，是“{0}”，但块不对：请看 {1}。</translation>
    </message>
    <message>
        <source>choose…</source>
        <translation>请选择…</translation>
    </message>
    <message>
        <source>✓ Right: it is “{0}”, and {1} shows it.</source>
        <translation>✓ 对：是“{0}”，从 {1} 看得出来。</translation>
    </message>
    <message>
        <source>✗ Not found: it is “{0}”, and {1} shows it.</source>
        <translation>✗ 没找到：是“{0}”，从 {1} 看得出来。</translation>
    </message>
</context>
<context>
    <name>Ghosts</name>
    <message>
        <source> (other data)</source>
        <translation>（其他数据）</translation>
    </message>
</context>
<context>
    <name>GradientCheckPicture</name>
    <message>
        <source>Check the gradients of a backpropagation that you wrote yourself.</source>
        <translation>检验你自己写的反向传播的梯度。</translation>
    </message>
    <message>
        <source>Check the gradients of the run (S23–S28).</source>
        <translation>检验这次运行的梯度 (S23–S28)。</translation>
    </message>
    <message>
        <source>Copy report</source>
        <translation>复制报告</translation>
    </message>
    <message>
        <source>Copy report as text</source>
        <translation>将报告复制为文本</translation>
    </message>
    <message>
        <source>Gradient check</source>
        <translation>梯度检验</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>Put the whole result on the clipboard as text.</source>
        <translation>把完整结果以文本复制到剪贴板。</translation>
    </message>
    <message>
        <source>Report copied.</source>
        <translation>报告已复制。</translation>
    </message>
    <message>
        <source>The difference against ε, one-sided and two-sided, and J along one parameter (S23).</source>
        <translation>差异随 ε 的变化，单侧与双侧，以及 J 沿一个参数的变化 (S23)。</translation>
    </message>
    <message>
        <source>Your own code</source>
        <translation>自己的代码</translation>
    </message>
    <message>
        <source>ε sweep</source>
        <translation>ε 扫描</translation>
    </message>
</context>
<context>
    <name>MistakesGallery</name>
    <message>
        <source>No dev image is misclassified.</source>
        <translation>没有分错的开发集图像。</translation>
    </message>
    <message>
        <source>here the {0} of which the network is surest</source>
        <translation>这里是网络最有把握的 {0} 个</translation>
    </message>
    <message>
        <source>{0} of {1} dev images are misclassified</source>
        <translation>{1} 张开发集图像中有 {0} 张分错</translation>
    </message>
    <message>
        <source>{0}. True → predicted, and its probability.</source>
        <translation>{0}。真实 → 预测，及其概率。</translation>
    </message>
    <message>
        <source>“{0}” taken for itself is no mistake. Click the cell again for all.</source>
        <translation>“{0}”被认作自己，不算错。再点一次该格，显示全部。</translation>
    </message>
    <message>
        <source>“{0}” taken for “{1}”: {2} of the images here. Click the cell again for all.</source>
        <translation>“{0}”被认作“{1}”：占这里图像中的 {2} 张。再点一次该格，显示全部。</translation>
    </message>
</context>
<context>
    <name>ModelPicture</name>
    <message>
        <source>Choose data: it is drawn here.</source>
        <translation>请选择数据：它会画在这里。</translation>
    </message>
    <message>
        <source>Confusion matrix</source>
        <translation>混淆矩阵</translation>
    </message>
    <message>
        <source>Decision boundary</source>
        <translation>决策边界</translation>
    </message>
    <message>
        <source>Each example of dev, and how far it is off.</source>
        <translation>开发集的每个样本，以及它差了多少。</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Predicted against true</source>
        <translation>预测值与真实值</translation>
    </message>
    <message>
        <source>Predicted surface</source>
        <translation>预测曲面</translation>
    </message>
    <message>
        <source>Press Start (F5): predicted against true values of dev draw here.</source>
        <translation>按“开始”(F5)：这里画出开发集的预测值与真实值。</translation>
    </message>
    <message>
        <source>Press Start (F5): which class of dev is taken for which draws here.</source>
        <translation>按“开始”(F5)：这里画出开发集的哪一类被认作哪一类。</translation>
    </message>
    <message>
        <source>Reading the data…</source>
        <translation>正在读入数据…</translation>
    </message>
    <message>
        <source>Show the whole picture</source>
        <translation>显示整张图</translation>
    </message>
    <message>
        <source>What is predicted where, with the examples.</source>
        <translation>哪里会预测成什么，连同样本一起画出。</translation>
    </message>
    <message>
        <source>Which class is taken for which, on dev.</source>
        <translation>开发集上，哪一类被当成了哪一类。</translation>
    </message>
    <message>
        <source>{0}: some images of train.</source>
        <translation>{0}：训练集中的一些图像。</translation>
    </message>
</context>
<context>
    <name>OwnCodePage</name>
    <message>
        <source>A gradient check is under way.</source>
        <translation>正在进行梯度检验。</translation>
    </message>
    <message>
        <source>Code that is still running then is ended. Memory is limited, too.</source>
        <translation>到时仍在运行的代码会被终止。内存也有限制。</translation>
    </message>
    <message>
        <source>Define forward_backward(parameters, X, Y, lambd) → (cost, gradients), and layer_sizes = [n_x, …, n_y]. Run the check runs your code on this computer, with your rights, in a process of its own that is ended at the limits; opening a file runs nothing.</source>
        <translation>请定义 forward_backward(parameters, X, Y, lambd) → (cost, gradients) 和 layer_sizes = [n_x, …, n_y]。“运行检验”会在这台计算机上、以你的权限、在独立进程中运行你的代码，到达限制就终止；打开文件不会运行任何东西。</translation>
    </message>
    <message>
        <source>Open file…</source>
        <translation>打开文件…</translation>
    </message>
    <message>
        <source>Open your backpropagation</source>
        <translation>打开你的反向传播</translation>
    </message>
    <message>
        <source>Paste your code, open a file, or start from the template.

layer_sizes = [4, 5, 3, 1]

def forward_backward(parameters, X, Y, lambd):
    …
    return cost, gradients</source>
        <translation>粘贴你的代码，打开文件，或从模板开始。

layer_sizes = [4, 5, 3, 1]

def forward_backward(parameters, X, Y, lambd):
    …
    return cost, gradients</translation>
    </message>
    <message>
        <source>Press Run the check: how far your gradients lie from the numeric ones draws here, block by block.</source>
        <translation>按“运行检验”：这里逐块画出你的梯度与数值梯度相差多远。</translation>
    </message>
    <message>
        <source>Puts a backpropagation that works into the editor, to start from. Undo brings yours back.</source>
        <translation>把一份正确的反向传播放进编辑器作为起点。撤销可恢复你的代码。</translation>
    </message>
    <message>
        <source>Python code (*.py)</source>
        <translation>Python 代码 (*.py)</translation>
    </message>
    <message>
        <source>Reads a Python file into the editor. It is not run by that.</source>
        <translation>把一个 Python 文件读入编辑器。这不会运行它。</translation>
    </message>
    <message>
        <source>Run the check</source>
        <translation>运行检验</translation>
    </message>
    <message>
        <source>Running your code…</source>
        <translation>正在运行你的代码…</translation>
    </message>
    <message>
        <source>Runs the code in the editor in a process of its own and checks its gradients (S23–S27).</source>
        <translation>在独立进程中运行编辑器里的代码，并检验它的梯度 (S23–S27)。</translation>
    </message>
    <message>
        <source>Template</source>
        <translation>模板</translation>
    </message>
    <message>
        <source>There is no code yet: paste it, open a file, or take the template.</source>
        <translation>还没有代码：请粘贴、打开文件，或使用模板。</translation>
    </message>
    <message>
        <source>Time limit</source>
        <translation>时间限制</translation>
    </message>
    <message>
        <source>Time limit in seconds</source>
        <translation>时间限制（秒）</translation>
    </message>
    <message>
        <source>Traceback</source>
        <translation>回溯信息</translation>
    </message>
    <message>
        <source>Your backpropagation in Python</source>
        <translation>你用 Python 写的反向传播</translation>
    </message>
    <message>
        <source>it is larger than 1 MB</source>
        <translation>它大于 1 MB</translation>
    </message>
    <message>
        <source>{0} cannot be read as Python code: {1}.</source>
        <translation>{0} 不能作为 Python 代码读入：{1}。</translation>
    </message>
    <message>
        <source>{0}, line {1}</source>
        <translation>{0} 第 {1} 行</translation>
    </message>
    <message>
        <source>{0}: {1}</source>
        <translation>{0}：{1}</translation>
    </message>
</context>
<context>
    <name>Picture</name>
    <message>
        <source>CSV table (*.csv)</source>
        <translation>CSV 表格 (*.csv)</translation>
    </message>
    <message>
        <source>Copy or save this picture</source>
        <translation>复制或保存这张图</translation>
    </message>
    <message>
        <source>Copy picture</source>
        <translation>复制图片</translation>
    </message>
    <message>
        <source>PNG picture (*.png)</source>
        <translation>PNG 图片 (*.png)</translation>
    </message>
    <message>
        <source>Picture copied.</source>
        <translation>图片已复制。</translation>
    </message>
    <message>
        <source>Picture menu</source>
        <translation>图片菜单</translation>
    </message>
    <message>
        <source>SVG picture (*.svg)</source>
        <translation>SVG 图片 (*.svg)</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Save data as CSV…</source>
        <translation>将数据保存为 CSV…</translation>
    </message>
    <message>
        <source>Save picture as PNG…</source>
        <translation>将图片保存为 PNG…</translation>
    </message>
    <message>
        <source>Save picture as SVG…</source>
        <translation>将图片保存为 SVG…</translation>
    </message>
    <message>
        <source>Saved to {0}</source>
        <translation>已保存到 {0}</translation>
    </message>
</context>
<context>
    <name>PredictedAgainstTrue</name>
    <message>
        <source>Nearest example</source>
        <translation>最近的样本</translation>
    </message>
    <message>
        <source>Off by</source>
        <translation>偏差</translation>
    </message>
    <message>
        <source>On the line the prediction is right; above it, it is too high.</source>
        <translation>在线上表示预测正确；在线的上方表示预测偏高。</translation>
    </message>
    <message>
        <source>Predicted</source>
        <translation>预测值</translation>
    </message>
    <message>
        <source>Predicted against true values of dev</source>
        <translation>开发集的预测值与真实值</translation>
    </message>
    <message>
        <source>Predicted {0}</source>
        <translation>预测的 {0}</translation>
    </message>
    <message>
        <source>True</source>
        <translation>真实值</translation>
    </message>
    <message>
        <source>True {0}</source>
        <translation>真实的 {0}</translation>
    </message>
    <message>
        <source>dev</source>
        <translation>开发集</translation>
    </message>
    <message>
        <source>target</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>{0} examples of dev at step {1}: RMSE {2}</source>
        <translation>{0} 个开发集样本，第 {1} 步：RMSE {2}</translation>
    </message>
</context>
<context>
    <name>SecantCanvas</name>
    <message>
        <source>J along one parameter, with tangent and secant</source>
        <translation>J 沿一个参数的变化，附切线和割线</translation>
    </message>
    <message>
        <source>With ε = {0} the secant&apos;s slope is {1}; backpropagation says {2}.</source>
        <translation>ε = {0} 时割线的斜率为 {1}；反向传播得 {2}。</translation>
    </message>
    <message>
        <source>θ = {0}</source>
        <translation>θ = {0}</translation>
    </message>
</context>
<context>
    <name>SweepPage</name>
    <message>
        <source>(J(θ+ε) − J(θ−ε)) / 2ε; drag an end of the secant, or press ← and → (S23).</source>
        <translation>(J(θ+ε) − J(θ−ε)) / 2ε；拖动割线的一端，或按 ← 和 → (S23)。</translation>
    </message>
    <message>
        <source>A gradient check is under way.</source>
        <translation>正在进行梯度检验。</translation>
    </message>
    <message>
        <source>Block of the parameter</source>
        <translation>参数所在的块</translation>
    </message>
    <message>
        <source>Column of the parameter</source>
        <translation>参数所在的列</translation>
    </message>
    <message>
        <source>Difference {0}. Drag the ends (or press ← and →): the closer, the more secant and tangent agree.</source>
        <translation>差异 {0}。拖动两端（或按 ← 和 →）：靠得越近，割线与切线越一致。</translation>
    </message>
    <message>
        <source>Parameter</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>Press Sweep ε: the difference between the analytic and the numeric gradient draws here against ε, and beside it J along one parameter with a secant to drag.</source>
        <translation>按“扫描 ε”：这里画出解析梯度与数值梯度之差随 ε 的变化，旁边是 J 沿一个参数的变化，附一条可拖动的割线。</translation>
    </message>
    <message>
        <source>Row of the parameter</source>
        <translation>参数所在的行</translation>
    </message>
    <message>
        <source>Secant</source>
        <translation>割线</translation>
    </message>
    <message>
        <source>Sweep ε</source>
        <translation>扫描 ε</translation>
    </message>
    <message>
        <source>Takes the difference at ε from 1e-1 to 1e-12, one-sided and two-sided, and J along the parameter.</source>
        <translation>求 ε 从 1e-1 到 1e-12 处的差异，单侧与双侧，以及 J 沿该参数的变化。</translation>
    </message>
    <message>
        <source>Tangent</source>
        <translation>切线</translation>
    </message>
    <message>
        <source>The unit of layer l.</source>
        <translation>第 l 层的单元。</translation>
    </message>
    <message>
        <source>The unit of layer l−1 that the weight comes from.</source>
        <translation>该权重所来自的第 l−1 层的单元。</translation>
    </message>
    <message>
        <source>There is no network yet: choose data first.</source>
        <translation>还没有网络：请先选择数据。</translation>
    </message>
    <message>
        <source>W[l] or b[l]; at first the largest derivative is taken.</source>
        <translation>W[l] 或 b[l]；起初取导数最大的。</translation>
    </message>
    <message>
        <source>Waiting for the run to stand…</source>
        <translation>正在等训练停住…</translation>
    </message>
    <message>
        <source>by backprop</source>
        <translation>反向传播所得</translation>
    </message>
    <message>
        <source>column</source>
        <translation>列</translation>
    </message>
    <message>
        <source>dJ/dθ by backpropagation.</source>
        <translation>反向传播得到的 dJ/dθ。</translation>
    </message>
    <message>
        <source>largest derivative</source>
        <translation>最大的导数</translation>
    </message>
    <message>
        <source>one-sided</source>
        <translation>单侧</translation>
    </message>
    <message>
        <source>row</source>
        <translation>行</translation>
    </message>
    <message>
        <source>two-sided</source>
        <translation>双侧</translation>
    </message>
    <message>
        <source>ε = {0}</source>
        <translation>ε = {0}</translation>
    </message>
    <message>
        <source>ε sweep at step {0}, of {1}</source>
        <translation>ε 扫描，第 {0} 步，{1}</translation>
    </message>
</context>
<context>
    <name>check_report</name>
    <message>
        <source>    {0}: analytic {1}, numeric {2}</source>
        <translation>    {0}：解析 {1}，数值 {2}</translation>
    </message>
    <message>
        <source>1 entry at a kink</source>
        <translation>1 个元素在折点处</translation>
    </message>
    <message>
        <source>A fault was planted for this check: {0}.</source>
        <translation>这次检验植入了一个错误：{0}。</translation>
    </message>
    <message>
        <source>Given up before its end: only what was reached is told.</source>
        <translation>提前中止：只报告已得到的部分。</translation>
    </message>
    <message>
        <source>Gradient check: {0}, difference {1}</source>
        <translation>梯度检验：{0}，差异 {1}</translation>
    </message>
    <message>
        <source>both terms</source>
        <translation>两项合计</translation>
    </message>
    <message>
        <source>data term</source>
        <translation>数据项</translation>
    </message>
    <message>
        <source>difference {0}</source>
        <translation>差异 {0}</translation>
    </message>
    <message>
        <source>dropout is set aside for the check (S28)</source>
        <translation>检验时搁置随机失活 (S28)</translation>
    </message>
    <message>
        <source>k = {0}</source>
        <translation>k = {0}</translation>
    </message>
    <message>
        <source>one dropout mask, frozen for the check (S28)</source>
        <translation>一个随机失活掩码，检验时固定 (S28)</translation>
    </message>
    <message>
        <source>penalty</source>
        <translation>惩罚项</translation>
    </message>
    <message>
        <source>residual {0}</source>
        <translation>残差 {0}</translation>
    </message>
    <message>
        <source>step {0}</source>
        <translation>第 {0} 步</translation>
    </message>
    <message>
        <source>{0} entries at a kink</source>
        <translation>{0} 个元素在折点处</translation>
    </message>
    <message>
        <source>{0} examples</source>
        <translation>{0} 个样本</translation>
    </message>
    <message>
        <source>{0} of {1} entries</source>
        <translation>{0} / {1} 个元素</translation>
    </message>
    <message>
        <source>{0} of {1} parameters checked</source>
        <translation>{1} 个参数中检验了 {0} 个</translation>
    </message>
    <message>
        <source>{0}: {1}, difference {2}</source>
        <translation>{0}：{1}，差异 {2}</translation>
    </message>
    <message>
        <source>ε = {0}</source>
        <translation>ε = {0}</translation>
    </message>
</context>
<context>
    <name>number_text</name>
    <message>
        <source>{0} points</source>
        <translation>{0} 个百分点</translation>
    </message>
</context>
</TS>
